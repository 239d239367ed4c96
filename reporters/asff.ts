import type { Report } from '../model/report.ts';
import { type AsffFinding, contextOf, toAsff } from './asff/finding.ts';
import { jsonArray } from './json-stream.ts';
import type { Reporter } from './reporter.ts';

/**
 * AWS Security Finding Format: an array with what is failed or unknown, one finding per line. A file has no memory of
 * earlier scans, so it can open findings but not resolve them; that is why passes are left out.
 * `BatchImportFindings` takes at most 100 of them at a time, of one account and region.
 */
export const asff: Reporter = {
  extension: 'asff.json',
  description: 'AWS Security Finding Format: failed and unknown findings, for Security Hub',
  *render(report) {
    yield* jsonArray(openFindings(report));
    yield '\n';
  },
};

function* openFindings(report: Report): Iterable<AsffFinding> {
  const context = contextOf(report);
  for (const finding of report.findings) {
    if (finding.verdict === 'fail' || finding.verdict === 'unknown') yield toAsff(context, finding);
  }
}
