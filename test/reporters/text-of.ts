import type { Report } from '../../model/report.ts';
import type { Reporter } from '../../reporters/reporter.ts';

/** Everything that a reporter writes. */
export function textOf(reporter: Reporter, report: Report): string {
  return [...reporter.render(report)].join('');
}
