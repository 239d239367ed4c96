import { handlersOf } from '../../sim/handlers/index.ts';
import type { LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import type { Handler, Handlers } from '../../sim/operation.ts';

/** Something that happens in the organization while it is scanned, just before an operation is answered. */
export type Meanwhile = {
  readonly before: string;
  /** Which answer to that operation; 1 is the first. */
  readonly call: number;
  readonly change: (landingZone: LandingZone) => void;
};

/** The organization's own answers, and in the midst of them a change of it. */
export function changedMeanwhile({ before, call: at, change }: Meanwhile): (landingZone: LandingZone) => Handlers {
  return (landingZone) => {
    const handlers = new Map(handlersOf(landingZone));
    const own = handlers.get(before);
    if (own === undefined) throw new Error(`nothing answers ${before}`);
    let calls = 0;
    const answer: Handler = (input, call) => {
      calls += 1;
      if (calls === at) change(landingZone);
      return own(input, call);
    };
    return handlers.set(before, answer);
  };
}
