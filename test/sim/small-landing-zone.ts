import { handlersOf } from '../../sim/handlers/index.ts';
import { buildLandingZone, type LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import type { LandingZoneOptions } from '../../sim/landing-zone/options.ts';
import type { AwsShape, Call } from '../../sim/operation.ts';

export const NOW = new Date('2026-11-01T12:00:00.000Z');

/** Six accounts in scope (three core accounts, dev001, test001, prod001) and two regions, unless said otherwise. */
export function smallLandingZone(options: Partial<LandingZoneOptions> = {}): LandingZone {
  return buildLandingZone({ accounts: 6, regions: 2, seed: 7, now: NOW, ...options });
}

/** Asks an operation of the landing zone, by default in the home region. */
export function asker(landingZone: LandingZone, pageSize?: number) {
  const handlers = handlersOf(landingZone, pageSize === undefined ? {} : { pageSize });
  return (operation: string, account: string, input: AwsShape = {}, region = landingZone.homeRegion): AwsShape => {
    const handler = handlers.get(operation);
    if (handler === undefined) throw new Error(`no handler for ${operation}`);
    const principal = `arn:aws:iam::${account}:user/zonewarden`;
    return handler(input, { account, region, operation, principal } satisfies Call);
  };
}

/** Everything that exists, by service and place, as text that can be compared. */
export function contentsOf(landingZone: LandingZone): Record<string, string> {
  const { organization, plan } = landingZone;
  const contents = new Map<string, unknown>([
    ['the organization', organization],
    ['roles', landingZone.missingRoles],
    ...within('the organization', landingZone.global),
  ]);
  for (const { id, name } of plan.accounts.values()) {
    for (const [place, content] of within(name, landingZone.inAccount(id))) contents.set(place, content);
    for (const region of landingZone.regions.filter((one) => landingZone.isEnabled(id, one))) {
      const here = within(`${name} in ${region}`, landingZone.inRegion(id, region));
      for (const [place, content] of here) contents.set(place, content);
    }
  }
  return Object.fromEntries([...contents].map(([place, content]) => [place, JSON.stringify(content, plain)]));
}

function within(place: string, state: object): [string, unknown][] {
  return Object.entries(state).map(([service, content]) => [`${service} of ${place}`, content]);
}

/** JSON has no maps and no sets. */
function plain(_: string, value: unknown): unknown {
  return value instanceof Map || value instanceof Set ? [...value] : value;
}
