import { openCounters } from '../../collectors/aws/counters.ts';
import { openRateLimiter } from '../../collectors/aws/rate-limiter.ts';
import { DEADLINES } from '../../collectors/aws/retry.ts';
import { openLimiter } from '../../sim/limits/limiter.ts';
import { seededRandom } from '../random.ts';
import { virtualClock } from './virtual-clock.ts';
import { callsOf, type Questions, type Workload } from './workload.ts';

/** How the limits of the simulated AWS differ from the published ones, and how much of them the scanner takes. */
export type Weather = { readonly share: number; readonly scale: number; readonly others: number };

export type VirtualRun = {
  readonly calls: number;
  /** Questions that got no answer in the end. */
  readonly lost: number;
  readonly throttled: number;
  readonly milliseconds: number;
};

export const CONCURRENCY = 64;

/** Sends a workload through the gate of production to a server that limits, in virtual time. */
export async function runVirtually(load: Workload, { share, scale, others }: Weather): Promise<VirtualRun> {
  const clock = virtualClock(seededRandom(load.seed));
  const limiter = openLimiter({ scale, others, now: clock.now });
  const counters = openCounters();
  const signal = new AbortController().signal;
  const gate = openRateLimiter({ clock, counters, concurrency: CONCURRENCY, share, deadlines: DEADLINES, signal });
  let lost = 0;

  const latency = () => (load.latency + clock.random() * load.jitter) / 2;
  const ask = async ({ place, pages }: Questions): Promise<void> => {
    try {
      for (let page = 0; page < pages; page += 1) {
        await gate.call(place, async () => {
          await clock.sleep(latency());
          const isAdmitted = limiter.admits(place);
          await clock.sleep(latency());
          if (!isAdmitted) throw throttling();
        });
      }
    } catch (error) {
      if (!(error instanceof Error && error.name === THROTTLING)) throw error;
      lost += 1;
    }
  };
  const work = load.asked.flatMap((asked) => Array.from({ length: asked.questions }, () => ask(asked)));
  await clock.finish(Promise.all(work));
  const throttled = Object.values(counters.counts()).reduce((sum, count) => sum + count.throttled, 0);
  return { calls: callsOf(load), lost, throttled, milliseconds: clock.now() };
}

const THROTTLING = 'ThrottlingException';

function throttling(): Error {
  return Object.assign(new Error('Rate exceeded'), { name: THROTTLING, $metadata: { httpStatusCode: 400 } });
}
