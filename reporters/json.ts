import { jsonObject } from './json-stream.ts';
import type { Reporter } from './reporter.ts';

/** The native report, whole: the source of every other format. Findings, cells and rules stand on a line each. */
export const json: Reporter = {
  extension: 'json',
  description: 'the native report, whole; every other format can be rendered from it',
  *render(report) {
    yield* jsonObject(report);
    yield '\n';
  },
};
