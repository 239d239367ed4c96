import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Cell } from '../../model/cell.ts';
import type { Shard } from '../../model/snapshot.ts';
import { keptShards } from '../../snapshot/kept-shards.ts';
import { readSnapshot } from '../../snapshot/read-snapshot.ts';
import { openSnapshotWriter } from '../../snapshot/write-snapshot.ts';
import { MANIFEST, SHARD } from './small-snapshot.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'zonewarden-kept-'));
});
afterEach(() => rm(parent, { recursive: true }));

const cellOf = (account: string, code: string | null): Cell => ({
  ...(SHARD.cells[0] as Cell),
  ...{ account, operation: 's3:GetBucketReplication', resource: 'arn:aws:s3:::third', count: 0, code },
  outcome: code === null ? 'off' : 'failed',
});
const followUp = (code: string | null): Shard => ({
  name: 'follow-up',
  cells: [cellOf('444455556666', code), cellOf('555566667777', null)],
  resources: [],
});

/** Writes a snapshot of two accounts and what they name in others, and gives the shards that need not be read again. */
async function keptOf({ named, broken = [] }: { named: Shard; broken?: readonly string[] }): Promise<string[]> {
  const folder = path.join(parent, 'snapshot');
  const writer = await openSnapshotWriter(folder);
  for (const shard of [SHARD, { name: 'organization', cells: [], resources: [] }, named]) await writer.write(shard);
  const { shards } = await writer.finish(MANIFEST);
  for (const file of broken) await writeFile(path.join(folder, file), '');
  return (await keptShards(folder, shards)).map(({ name }) => name);
}

describe('what accounts name in others', () => {
  it('is kept with all of them, and may speak of any account', async () => {
    expect(await keptOf({ named: followUp(null) })).toEqual(['111122223333', 'follow-up', 'organization']);
    const snapshot = await readSnapshot(path.join(parent, 'snapshot'));
    expect(await snapshot.shard('follow-up')).toEqual(followUp(null));
  });

  it('is asked again when any of them is, because it may name something else then', async () => {
    const broken = ['accounts/111122223333.ndjson.gz'];
    expect(await keptOf({ named: followUp(null), broken })).toEqual(['organization']);
  });

  it('is asked again when the scan was ended before it was answered', async () => {
    expect(await keptOf({ named: followUp('Interrupted') })).toEqual(['111122223333', 'organization']);
  });
});
