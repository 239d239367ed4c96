import fc from 'fast-check';
import { idealTime } from './ideal.ts';
import { ALONE, brokenBy, DISTURBED } from './promises.ts';
import { CONCURRENCY, runVirtually } from './virtual-run.ts';
import { type Workload, workloads } from './workload.ts';

export type VirtualLoads = { readonly loads: number; readonly calls: number; readonly throttled: number };

/** Random workloads, each in every weather, in virtual time. `broken`: the smallest workload that breaks a promise. */
export async function tryVirtualLoads(
  runs: number,
  seed: number,
): Promise<VirtualLoads & { readonly broken: readonly string[] }> {
  const counts = { loads: 0, calls: 0, throttled: 0 };
  const holds = fc.asyncProperty(workloads, async (load) => {
    const broken: string[] = [];
    for (const weather of [...ALONE, ...DISTURBED]) {
      const run = await runVirtually(load, weather);
      const share = Math.min(weather.share, weather.scale * (1 - weather.others));
      const result = { ...run, ideal: idealTime(load, share, CONCURRENCY) };
      broken.push(...brokenBy(result, weather, true).map((line) => `${JSON.stringify(weather)}: ${line}`));
      counts.loads += 1;
      counts.calls += run.calls;
      counts.throttled += run.throttled;
    }
    if (broken.length > 0) throw new Error(broken.join('; '));
  });
  const { failed, counterexample, errorInstance } = await fc.check(holds, { numRuns: runs, seed });
  const broken = failed ? [`seed ${seed}: ${String(errorInstance)}: ${textOf(counterexample?.[0])}`] : [];
  return { ...counts, broken };
}

function textOf(load: Workload | undefined): string {
  return JSON.stringify(load ?? null);
}
