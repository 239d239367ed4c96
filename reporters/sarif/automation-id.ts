import type { Report } from '../../model/report.ts';

/**
 * `<tool>/<organization>/<time>`. Consumers take the part before the last slash as the category: a later file of the
 * same category replaces the earlier one. A scan that left accounts out on request has a category of its own, so that
 * it does not close the alerts of the accounts that it did not look at.
 */
export function automationId(report: Report): string {
  const { targets } = report;
  const scope = targets.organizationId ?? targets.accounts[0]?.account ?? 'no-account';
  const isPartial = targets.accounts.some(({ leftOut }) => leftOut?.kind === 'not-selected');
  return [report.tool.name, scope, ...(isPartial ? ['selected-accounts'] : []), report.takenAt].map(segment).join('/');
}

/** One segment of the id: never empty, without a slash. */
function segment(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9._:-]/g, '-') || '-';
}
