import type { Cause, Verdict } from '../model/finding.ts';
import type { ReportRule } from '../model/report.ts';
import { inAccounts, SUBJECT_KINDS } from '../model/subject-kinds.ts';

/** A verdict as people read it: a word, and a mark that does not need colour. */
export const VERDICT_WORDS = {
  fail: { word: 'Failed', mark: '✕' },
  unknown: { word: 'Not known', mark: '?' },
  manual: { word: 'To attest', mark: '◇' },
  pass: { word: 'Passed', mark: '✓' },
  'not-applicable': { word: 'Not applicable', mark: '–' },
} as const satisfies Record<Verdict, { word: string; mark: string }>;

/** Why a question has no answer, as people read it. */
export const OUTCOME_WORDS = {
  collected: 'answered',
  off: 'feature is off',
  denied: 'access denied',
  'not-in-region': 'service not in the region',
  replaced: 'refused, and told by another operation',
  'denied-by-scp': 'denied by a service control policy',
  throttled: 'throttled until the deadline',
  unreachable: 'not reachable',
  failed: 'answered with an error',
  'not-asked': 'not asked in this scan',
  pending: 'AWS has not produced it yet',
  clock: 'the clock is wrong',
} as const satisfies Record<Cause['outcome'], string>;

/** What a rule is asked of. */
export function askedOf({ subject, accounts }: Pick<ReportRule, 'subject' | 'accounts'>): string {
  return `${SUBJECT_KINDS[subject].every}${inAccounts(accounts)}`;
}

/** `1 finding`, `12,000 findings`. The plural is the noun with an s unless it is given. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`;
}

/** `12,000`: the same everywhere, whatever the machine's language is. */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** `2026-11-23 06:00:00 UTC` */
export function readableInstant(instant: string): string {
  return instant.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC');
}
