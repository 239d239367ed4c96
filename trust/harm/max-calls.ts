import { CallerNotKnown } from '../../collectors/targets/caller.ts';
import { isKnown } from '../../model/cell.ts';
import type { Report } from '../../model/report.ts';
import { compare } from '../compare.ts';
import { scanSimulated } from '../scan.ts';
import { type Part, spread } from './part.ts';

const MOST = { sample: 2, ci: 20, full: Number.POSITIVE_INFINITY } as const;

/** However few requests are allowed: no more are sent, what is missing is a gap, and nothing passes because of it. */
export const maxCalls: Part = async ({ size, progress }) => {
  const { report: clean, server } = await scanSimulated();
  const all = server.calls.length;
  const broken: string[] = [];
  const bounds = spread(
    Array.from({ length: all }, (_, index) => index + 1),
    MOST[size],
  );
  for (const bound of bounds) {
    progress(`${bound} of ${all} requests`);
    try {
      const { report, server: asked } = await scanSimulated({ maxCalls: bound });
      const sent = asked.calls.length;
      if (sent > bound) broken.push(`--max-calls ${bound}: ${sent} requests were sent`);
      for (const fault of faultsOf(clean, report, bound < all)) broken.push(`--max-calls ${bound}: ${fault}`);
    } catch (error) {
      if (!(error instanceof CallerNotKnown)) throw error;
    }
  }
  return { counts: { maxCalls: bounds.length }, broken };
};

function faultsOf(clean: Report, report: Report, isTooFew: boolean): string[] {
  const faults = [...compare(clean, report).wrong];
  const wanted = isTooFew ? 3 : 0;
  if (report.summary.exitCode !== wanted) faults.push(`exit ${report.summary.exitCode} instead of ${wanted}`);
  const gaps = report.coverage.filter((cell) => !isKnown(cell));
  for (const { operation, code, outcome } of gaps) {
    if (code !== 'MaxCalls' || outcome !== 'failed') faults.push(`${operation} is ${outcome} with the code ${code}`);
  }
  return faults;
}
