import type { Invocation, Notification } from 'sarif';
import type { Cause } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import { callTotals } from '../calls.ts';
import { type CauseGroup, causeGroups } from '../causes.ts';
import { clockWarning } from '../clock.ts';
import { sarifText } from '../escape/sarif-text.ts';
import { headlineOf } from '../headline.ts';
import { counted } from '../words.ts';
import { notification } from './notification.ts';

/** How the scan went. `resultsLeftOut`: failures that the cap kept out of the file. */
export function invocation(report: Report, resultsLeftOut: number): Invocation {
  const { exitCode, reasons, gate, coverage } = report.summary;
  const { title, text } = headlineOf(report.summary);
  return {
    executionSuccessful: !failedAsAWhole(report),
    startTimeUtc: report.takenAt,
    endTimeUtc: report.endedAt,
    exitCode,
    exitCodeDescription: sarifText([`${title}: ${text}`, ...reasons.map(({ reason }) => reason)].join('; '), 1_024),
    ...(report.interrupted === null ? {} : { exitSignalName: report.interrupted }),
    toolExecutionNotifications: executionNotifications(report),
    toolConfigurationNotifications: configurationNotifications(report, resultsLeftOut),
    properties: {
      requests: callTotals(report),
      requestsByOperation: report.calls,
      clockAheadSeconds: report.clock.aheadSeconds,
      gate: gate.state,
      coverage,
    },
  };
}

/**
 * Whoever takes results away that are not in the file has to know that an account is missing whole. Single gaps do not make
 * a run unsuccessful: the rest of it stands, and the gaps are notifications.
 */
function failedAsAWhole({ interrupted, summary }: Report): boolean {
  const { accounts } = summary.coverage;
  return interrupted !== null || accounts.entered < accounts.inScope || summary.cells.known === 0;
}

/** An organization that refuses everything everywhere must not make the file unreadable. */
const MAX_UNKNOWNS = 1_000;

function executionNotifications(report: Report): Notification[] {
  const { groups, areMore } = causeGroups(report.findings, MAX_UNKNOWNS);
  const clock = clockWarning(report);
  return [
    ...(report.interrupted === null
      ? []
      : [notification('interrupted', 'error', `${report.interrupted} stopped the scan before its end.`)]),
    ...(clock === null ? [] : [notification('clock', 'warning', clock)]),
    ...accountsChanged(report),
    ...groups.map(unknownNotification),
    ...(areMore ? [notification('more-unknowns', 'warning', moreUnknowns(report))] : []),
  ];
}

const WITHOUT_OPERATION: { readonly [Outcome in Cause['outcome']]?: string } = {
  pending: 'An answer that AWS has yet to give',
  clock: 'The age of something',
};

function accountsChanged({ changes }: Report): Notification[] {
  if (changes.length === 0) return [];
  const shown = changes.slice(0, MAX_UNKNOWNS).map(({ account, kind }) => ({ account, kind }));
  const text = `${counted(changes.length, 'change')} of accounts during the scan: ${changes[0]?.detail}`;
  return [notification('accounts-changed', 'note', text, { changes: shown })];
}

function moreUnknowns({ summary }: Report): string {
  const inAll = `${counted(summary.cells.gaps, 'question')} and ${counted(summary.counts.unknown, 'finding')} in all`;
  return `More questions remained without an answer than are named here: ${inAll}.`;
}

function unknownNotification(group: CauseGroup): Notification {
  const { account, region, operation, outcome, resources, requirements, findings } = group;
  const about = resources.length === 0 ? '' : ` about ${counted(resources.length, 'resource')}`;
  const detail = group.detail === null ? '' : ` (${group.detail})`;
  const text =
    `${operation ?? WITHOUT_OPERATION[outcome] ?? 'The question'} in account ${account}, ${region}${about}: ${outcome}${detail}. ` +
    `${counted(findings, 'finding')} could not be judged.`;
  const properties = { accountId: account, region, operation, outcome, requirements, findings };
  return notification(`unknown/${outcome}`, 'warning', text, properties);
}

function configurationNotifications(report: Report, resultsLeftOut: number): Notification[] {
  const notifications: Notification[] = [];
  if (resultsLeftOut > 0) {
    const text = `${counted(resultsLeftOut, 'failure')} of the mildest severities are left out of this file. The native report has them.`;
    notifications.push(notification('results-left-out', 'warning', text, { leftOut: resultsLeftOut }));
  }
  const accounts = report.targets.accounts.filter(({ leftOut }) => leftOut !== null);
  if (accounts.length > 0) {
    const text = `${counted(accounts.length, 'account')} of the organization ${wereOrWas(accounts.length)} not scanned.`;
    notifications.push(notification('left-out', 'note', text, { accounts: accounts.map(({ account }) => account) }));
  }
  const regions = report.targets.accounts.flatMap(({ regionsLeftOut }) => regionsLeftOut).length;
  if (regions > 0) {
    const text = `${counted(regions, 'region')} of scanned accounts ${wereOrWas(regions)} not scanned.`;
    notifications.push(notification('left-out', 'note', text, { regions }));
  }
  if (report.notJudged.length > 0) {
    const requirements = report.notJudged.map(({ requirement }) => requirement);
    const text = `${counted(requirements.length, 'requirement')} of the chapter ${wereOrWas(requirements.length)} not judged.`;
    notifications.push(notification('not-judged', 'note', text, { requirements }));
  }
  return notifications;
}

function wereOrWas(count: number): string {
  return count === 1 ? 'was' : 'were';
}
