import type { RecordedCall } from '../../sim/server.ts';
import { readJournal } from '../../snapshot/journal.ts';
import { unfinishedPaths } from '../../snapshot/layout.ts';
import { readScanRecord, type ScanRecord } from '../../snapshot/scan-record.ts';
import { snapshotOf } from './content.ts';

/** What a process that was killed has finished, as far as it was able to write it down. */
export type Finished = { readonly accounts: ReadonlySet<string>; readonly record: ScanRecord | null };

export async function finishedIn(folder: string): Promise<Finished> {
  const paths = unfinishedPaths(snapshotOf(folder));
  const record = await readScanRecord(paths.snapshot).catch(() => null);
  const { shards } = await readJournal(paths.journal);
  return { accounts: new Set(record === null ? [] : shards.map(({ name }) => name)), record };
}

/** Calls about accounts that were finished before, one line each; the second listing of the accounts is none of them. */
export function askedAgain({ accounts, record }: Finished, calls: readonly RecordedCall[], caller: string): string[] {
  const lister = record?.listing.lister?.account;
  return calls
    .map((call) => ({ operation: call.operation, account: aboutWhom(call, caller) }))
    .filter(({ account }) => account !== null && accounts.has(account))
    .filter(({ operation, account }) => account !== lister || !OF_THE_LISTING.has(operation))
    .map(({ operation, account }) => `${operation} was asked of ${account} again`);
}

const OF_THE_LISTING = new Set(['sts:AssumeRole', 'sts:GetCallerIdentity', 'organizations:ListAccounts']);

/** null: about nobody but the caller. */
function aboutWhom({ operation, account, input }: RecordedCall, caller: string): string | null {
  const role = operation === 'sts:AssumeRole' ? String(input.RoleArn) : null;
  if (role !== null) return role.split(':')[4] ?? null;
  return operation === 'sts:GetCallerIdentity' && account === caller ? null : account;
}
