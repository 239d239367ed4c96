import type { FailOn, Summary } from '../../model/report.ts';
import type { Manifest } from '../../model/snapshot.ts';

/** How strict a run is. */
export type Gate = {
  readonly failOn: FailOn;
  /** Per cent of the questions that may remain without an answer; null: none. */
  readonly allowIncomplete: number | null;
};

type Seen = Pick<Summary, 'coverage' | 'complete'> & {
  /** Findings that could not be known. */
  readonly unknown: number;
};

/** Why what was seen of a scan is not enough for a verdict; null: it is enough. */
export function tooLittle(seen: Seen, { allowIncomplete }: Gate): string | null {
  const { coverage, complete, unknown } = seen;
  const { accounts, questions, refusedEverywhere } = coverage;
  if (accounts.entered < accounts.inScope) {
    const closed = accounts.inScope - accounts.entered;
    return `${closed} of ${amount(accounts.inScope, 'account')} could not be entered`;
  }
  if (accounts.inScope === 0) return 'no account was scanned';
  if (complete) return null;
  const [refused] = refusedEverywhere;
  if (refused !== undefined) {
    const more = refusedEverywhere.length - 1;
    const others = more === 0 ? '' : ` and ${amount(more, 'more operation')}`;
    return `${refused}${others} got no answer anywhere`;
  }
  const missing = questions.expected - questions.answered;
  if (allowIncomplete !== null && missing * 100 <= allowIncomplete * questions.expected) return null;
  if (missing > 0) return `${missing} of ${amount(questions.expected, 'question')} to AWS got no answer`;
  return unknown > 0 ? `${amount(unknown, 'finding')} could not be known` : 'the scan did not come to its end';
}

/**
 * A failure is one, however little else was seen; a pass needs everything; a scan that was interrupted has no verdict.
 * `missing`: why too little was seen.
 */
export function gateOf(
  failures: number,
  missing: string | null,
  interrupted: Manifest['interrupted'],
  { failOn }: Pick<Gate, 'failOn'>,
): Summary['gate'] {
  const reason = interrupted === null ? missing : `the scan was interrupted by ${interrupted}`;
  return { failOn, state: stateOf(), failures, reason };

  function stateOf(): Summary['gate']['state'] {
    if (interrupted !== null) return 'no-verdict';
    if (failures > 0) return 'failed';
    if (reason !== null) return 'no-verdict';
    return failOn === 'none' ? 'off' : 'passed';
  }
}

export function amount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
