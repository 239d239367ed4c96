import { jsonText } from './escape/json.ts';
import type { Reporter } from './reporter.ts';

/**
 * For `jq` and for loading into a warehouse: the first line is the report without its long lists, every
 * further line is one finding.
 */
export const ndjson: Reporter = {
  extension: 'ndjson',
  description: 'one line of metadata, then one finding per line',
  *render(report) {
    const { findings, gaps: _gaps, answers: _answers, coverage: _coverage, ...metadata } = report;
    yield `${jsonText(metadata)}\n`;
    for (const finding of findings) yield `${jsonText(finding)}\n`;
  },
};
