import type { Estimate } from '../../app/estimate/estimate.ts';
import type { EstimatedCalls } from '../../app/estimate/estimate-calls.ts';
import { escapeTerminal } from '../../reporters/escape/terminal.ts';
import { counted, grouped } from '../../reporters/words.ts';

/** An estimate for a person, line by line. */
export function* estimateText({ accounts, calls, totalCalls, minutes, share, refused }: Estimate): Iterable<string> {
  const scanned = accounts.filter(({ leftOut }) => leftOut === null);
  yield 'Dry run: only the accounts and their regions were read, and no report is written.';
  yield '';
  yield `${counted(scanned.length, 'account')} to scan, ${accounts.length - scanned.length} left out`;
  for (const { account, name, regions, leftOut } of accounts) {
    const what = leftOut?.reason ?? regions?.join(', ') ?? 'its regions could not be read';
    yield `  ${account}  ${escapeTerminal(name)}: ${leftOut === null ? '' : 'left out: '}${escapeTerminal(what)}`;
  }
  if (refused.length > 0) {
    yield '';
    yield `${counted(refused.length, 'question')} refused while the accounts were read; what hangs on them is not counted below:`;
    for (const { account, operation, outcome, detail } of refused) {
      yield `  ${operation} in ${account}: ${outcome}${detail === null ? '' : ` (${escapeTerminal(detail)})`}`;
    }
  }
  yield '';
  yield 'Requests to AWS of a whole scan';
  const width = Math.max(...calls.map(({ operation }) => operation.length), 'total'.length);
  for (const row of calls) {
    yield `  ${row.operation.padEnd(width)}  ${grouped(row.calls).padStart(9)}  ${basisText(row)}`.trimEnd();
  }
  yield `  ${'total'.padEnd(width)}  ${grouped(totalCalls).padStart(9)}`;
  yield '';
  yield `About ${minutes} minutes at ${share} of AWS's limits (--share).`;
  if (calls.some(({ basis }) => basis === 'assumed')) {
    yield 'Name an earlier snapshot with --like to count with what is there instead of assumptions.';
  }
}

function basisText({ basis, assumption }: EstimatedCalls): string {
  if (basis === 'assumed') return `assumed: ${assumption}`;
  return basis === 'earlier' ? 'as in the earlier snapshot' : '';
}
