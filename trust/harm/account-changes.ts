import { TARGET_OPERATIONS } from '../../collectors/targets/operations.ts';
import { compare } from '../compare.ts';
import { scanSimulated } from '../scan.ts';
import { spread } from '../spread.ts';
import type { FullReport } from '../whole-report.ts';
import { ACCOUNT_EVENTS } from './account-events.ts';
import { compliantScan } from './compliant.ts';
import { changedMeanwhile, type Meanwhile } from './meanwhile.ts';
import type { Part } from './part.ts';

const MOST = { sample: 1, ci: 6, full: Number.POSITIVE_INFINITY } as const;
const MOST_EVENTS = { sample: 1, ci: Number.POSITIVE_INFINITY, full: Number.POSITIVE_INFINITY } as const;

/**
 * Whatever happens to an account, before whichever answer: every verdict is true of the organization as it was before or
 * as it is afterwards, or unknown; and what happened is told, or was seen by the scan itself.
 */
export const accountChanges: Part = async ({ size, progress }) => {
  const { report: before, server } = await compliantScan();
  const ofTargets: readonly string[] = TARGET_OPERATIONS;
  // Those first that are asked when the accounts were listed already.
  const operations = [...server.counts.keys()].sort(
    (a, b) => Number(ofTargets.includes(a)) - Number(ofTargets.includes(b)),
  );
  const moments = operations.flatMap((operation) => momentsOf(operation, server.counts.get(operation) ?? 1, size));
  const broken: string[] = [];
  let scans = 0;
  let told = 0;
  for (const [event, change] of Object.entries(ACCOUNT_EVENTS).slice(0, MOST_EVENTS[size])) {
    const { report: after } = await scanSimulated({ change });
    for (const moment of spread(moments, MOST[size])) {
      progress(`${event} before ${moment.before} ${moment.call}`);
      const { report } = await scanSimulated({ handlers: changedMeanwhile({ ...moment, change }) });
      scans += 1;
      if (report.changes.some(({ kind }) => kind !== 'not-checked')) told += 1;
      const what = `${event} before answer ${moment.call} to ${moment.before}`;
      for (const fault of faultsOf(before, after, report, isTooLate(moment))) broken.push(`${what}: ${fault}`);
    }
  }
  return { counts: { accountChanges: scans, accountChangesTold: told }, broken };
};

/** The first answer to an operation, in a full sweep the last one too. */
function momentsOf(before: string, calls: number, size: keyof typeof MOST): Pick<Meanwhile, 'before' | 'call'>[] {
  const last = size === 'full' && calls > 1 ? [{ before, call: calls }] : [];
  return [{ before, call: 1 }, ...last];
}

/**
 * In the midst of the closing list: what stands on a page before was listed as it was when AWS was asked for the last
 * time, which no scan can tell from a change after its end.
 */
function isTooLate({ before, call }: Pick<Meanwhile, 'before' | 'call'>): boolean {
  return before === 'organizations:ListAccounts' && call > 1;
}

function faultsOf(before: FullReport, after: FullReport, report: FullReport, mayBeUntold: boolean): string[] {
  const wrongAfter = new Set(compare(after, report).wrong.map(keyOf));
  const faults = compare(before, report).wrong.filter((line) => wrongAfter.has(keyOf(line)));
  if (accountsOf(report) === accountsOf(after)) return faults;
  if (mayBeUntold && accountsOf(report) === accountsOf(before) && report.changes.length === 0) return faults;
  if (report.changes.length === 0) faults.push('nothing tells of it');
  const isUnseen = after.targets.accounts.some(({ account }) => !namedIn(report).has(account));
  if (isUnseen && report.summary.complete)
    faults.push('an account was not scanned, and the report calls itself complete');
  return faults;
}

/** A difference without the verdicts: `rule account region what`. */
function keyOf(line: string): string {
  return line.slice(0, line.lastIndexOf(': '));
}

function accountsOf({ targets }: FullReport): string {
  return JSON.stringify(targets.accounts.map(({ account, state, ouPath }) => [account, state, ouPath]));
}

function namedIn({ targets }: FullReport): ReadonlySet<string> {
  return new Set(targets.accounts.map(({ account }) => account));
}
