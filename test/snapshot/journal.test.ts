import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addToJournal, readJournal, type Spent, startJournal } from '../../snapshot/journal.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'zonewarden-journal-'));
  file = path.join(folder, 'journal.ndjson');
});
afterEach(() => rmSync(folder, { recursive: true }));

const entry = (name: string) => ({
  name,
  file: `accounts/${name}.ndjson.gz`,
  sha256: 'a'.repeat(64),
  bytes: 1,
  cells: 2,
  resources: 3,
});
const spent = (calls: number): Spent => ({
  calls: [{ operation: 'ec2:DescribeVpcs', calls, retries: 0, throttled: 0, refused: 0 }],
  clock: { aheadSeconds: null },
});

describe('a journal', () => {
  it('is empty when there is none', async () => {
    expect(await readJournal(file)).toEqual({ shards: [], before: [] });
  });

  it('holds every shard, and what its process had sent at the last of them', async () => {
    await startJournal(file, { shards: [], before: [] });
    await addToJournal(file, entry('111122223333'), spent(5));
    await addToJournal(file, entry('444455556666'), spent(9));
    const journal = { shards: [entry('111122223333'), entry('444455556666')], before: [spent(9)] };
    expect(await readJournal(file)).toEqual(journal);
    expect(readdirSync(folder)).toEqual(['journal.ndjson']);
  });

  it('goes on with what it is started with', async () => {
    await startJournal(file, { shards: [entry('111122223333')], before: [spent(9)] });
    expect(await readJournal(file)).toEqual({ shards: [entry('111122223333')], before: [spent(9)] });
    await addToJournal(file, entry('444455556666'), spent(2));
    expect((await readJournal(file)).before).toEqual([spent(9), spent(2)]);
  });

  it('whose last line was cut off has not written that shard', async () => {
    await startJournal(file, { shards: [], before: [] });
    await addToJournal(file, entry('111122223333'), spent(5));
    const line = `${JSON.stringify({ shard: entry('444455556666'), spent: spent(6) })}`;
    appendFileSync(file, line.slice(0, -20));
    expect(await readJournal(file)).toEqual({ shards: [entry('111122223333')], before: [spent(5)] });
  });
});
