import type { Report } from '../model/report.ts';
import { jsonObject } from './json-stream.ts';
import type { Reporter } from './reporter.ts';
import { automationId } from './sarif/automation-id.ts';
import { invocation } from './sarif/invocation.ts';
import { fullResults, gatedResults, type Selection } from './sarif/results.ts';
import { driver } from './sarif/rules.ts';
import { taxonomies } from './sarif/taxonomies.ts';

/**
 * SARIF 2.1.0 for code scanning: failures, because code scanning opens an alert for every result whatever its kind,
 * worst first and at most `cap` of them, and the places that could not be read whole. What is unknown is a tool notification.
 */
export function sarifForGating(cap: number): Reporter {
  return {
    extension: 'sarif',
    description: 'SARIF 2.1.0 for code scanning: failures, worst first, unknowns as notifications',
    render: (report) => renderRun(report, gatedResults(report, cap)),
  };
}

/** GitHub keeps 5,000 results of a run, and not reliably the worst ones. */
export const sarif: Reporter = sarifForGating(5_000);

/** SARIF 2.1.0 with every finding, whatever its verdict. Not for code scanning, which would open alerts for passes. */
export const sarifFull: Reporter = {
  extension: 'sarif',
  description: 'SARIF 2.1.0 with every finding, for archives and viewers; not for code scanning',
  render: (report) => renderRun(report, fullResults(report)),
};

/** One run per file; results are written as they are made. */
function* renderRun(report: Report, selection: Selection): Iterable<string> {
  yield '{\n"$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n"version": "2.1.0",\n"runs": [\n';
  yield* jsonObject({
    tool: { driver: driver(report) },
    automationDetails: { id: automationId(report) },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: {
      '%SRCROOT%': { description: { text: 'Root of the repository that the file is uploaded for.' } },
    },
    taxonomies: taxonomies(report.rules),
    invocations: [invocation(report, selection.leftOut)],
    results: selection.results,
  });
  yield '\n]\n}\n';
}
