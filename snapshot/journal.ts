import { appendFile } from 'node:fs/promises';
import { z } from 'zod';
import { LIMITS } from '../files/limits.ts';
import { readRegularFile, UnusableFile } from '../files/regular-file.ts';
import { CallCount, ClockCheck, ShardEntry } from '../model/snapshot.ts';
import { writeDurably } from './durable.ts';
import { SnapshotError } from './snapshot-error.ts';

/** What a process has sent, and what it knows of its clock. */
export const Spent = z.strictObject({ calls: z.array(CallCount), clock: ClockCheck });
export type Spent = Readonly<z.infer<typeof Spent>>;

const Line = z.union([
  /** Of a process that worked on it before. */
  z.strictObject({ before: Spent }),
  /** A shard that is whole, and what its process had sent by then. */
  z.strictObject({ shard: ShardEntry, spent: Spent.nullable() }),
]);

export type Journal = {
  /** In the order in which they were written. */
  readonly shards: readonly z.infer<typeof ShardEntry>[];
  /** One for each process. */
  readonly before: readonly Spent[];
};

/**
 * Reads what is whole of a journal: its last line may have been cut off in the middle, and then its shard counts as not
 * written. Empty when there is none.
 */
export async function readJournal(file: string): Promise<Journal> {
  const shards: Journal['shards'][number][] = [];
  const before: Spent[] = [];
  let last: Spent | null = null;
  for (const line of textOf(file).split('\n')) {
    const parsed = parse(line);
    if (parsed === null) continue;
    if ('before' in parsed) before.push(parsed.before);
    else {
      shards.push(parsed.shard);
      last = parsed.spent;
    }
  }
  return { shards, before: last === null ? before : [...before, last] };
}

/** Begins a journal anew with what is kept of another. */
export async function startJournal(file: string, { shards, before }: Journal): Promise<void> {
  const lines = [...before.map((spent) => ({ before: spent })), ...shards.map((shard) => ({ shard, spent: null }))];
  await writeDurably(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** Not synchronized: a line that a dying machine loses means that one account is read again. */
export async function addToJournal(file: string, shard: Journal['shards'][number], spent: Spent | null): Promise<void> {
  await appendFile(file, `${JSON.stringify({ shard, spent })}\n`);
}

function parse(line: string): z.infer<typeof Line> | null {
  try {
    return Line.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

function textOf(file: string): string {
  try {
    return readRegularFile(file, { maxBytes: LIMITS.manifestBytes, links: 'refused' }).toString('utf8');
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    if (error.isMissing) return '';
    throw new SnapshotError(file, error.message);
  }
}
