import { CallerNotKnown } from '../../collectors/targets/caller.ts';
import { compare } from '../compare.ts';
import { scanSimulated } from '../scan.ts';
import { spread } from '../spread.ts';
import type { FullReport } from '../whole-report.ts';
import { compliantScan } from './compliant.ts';
import type { Part } from './part.ts';

const MOST = { sample: 1, ci: 20, full: Number.POSITIVE_INFINITY } as const;

/** However few requests are allowed: no more are sent, what is missing is a gap, and nothing passes because of it. */
export const maxCalls: Part = async ({ size, progress }) => {
  const { report: clean, server } = await compliantScan();
  const all = server.calls.length;
  const broken: string[] = [];
  // The middle first: it is what a sample takes.
  const middle = Math.floor(all / 2);
  const bounds = spread(
    Array.from({ length: all }, (_, index) => ((index + middle) % all) + 1),
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

function faultsOf(clean: FullReport, report: FullReport, isTooFew: boolean): string[] {
  const faults = [...compare(clean, report).wrong];
  // Only the accounts were not listed again: every verdict is whole, and the report says that nobody looked.
  const isWhole =
    !isTooFew || report.changes.some(({ kind, detail }) => kind === 'not-checked' && /max-calls/.test(detail));
  const wanted = isWhole && report.summary.cells.gaps === 0 ? 0 : 3;
  if (report.summary.exitCode !== wanted) faults.push(`exit ${report.summary.exitCode} instead of ${wanted}`);
  if (!isTooFew && report.summary.cells.gaps > 0) faults.push('there are gaps although the requests are enough');
  const { gaps } = report;
  for (const { operation, code, outcome } of gaps) {
    if (code !== 'MaxCalls' || outcome !== 'failed') faults.push(`${operation} is ${outcome} with the code ${code}`);
  }
  return faults;
}
