import type { Report } from '../model/report.ts';

/**
 * Report to text. Pure: no clock, no file, no environment. It yields pieces, so that 100,000 findings never stand in
 * memory as one string.
 */
export interface Reporter {
  /** File name ending, without the dot. */
  readonly extension: string;
  /** One line for `--help`. */
  readonly description: string;
  render(report: Report): Iterable<string>;
}
