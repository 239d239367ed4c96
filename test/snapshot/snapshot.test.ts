import { mkdir, mkdtemp, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { readSnapshot } from '../../snapshot/read-snapshot.ts';
import { openSnapshotWriter } from '../../snapshot/write-snapshot.ts';
import { MANIFEST, SHARD } from './small-snapshot.ts';

let parent: string;
let folder: string;

beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'zonewarden-snapshot-'));
  folder = path.join(parent, 'snapshot');
});

async function written(): Promise<string> {
  const writer = await openSnapshotWriter(folder);
  await writer.write(SHARD);
  await writer.write({ name: 'organization', cells: [], resources: [] });
  await writer.finish(MANIFEST);
  return path.join(folder, 'accounts', '111122223333.ndjson.gz');
}

describe('a snapshot folder', () => {
  it('is read back as it was written', async () => {
    await written();
    const snapshot = await readSnapshot(folder);
    expect(await snapshot.shard('111122223333')).toEqual(SHARD);
    expect(await snapshot.shard('111122223333')).toEqual(SHARD);
    expect(snapshot.manifest.shards.map((entry) => entry.name)).toEqual(['111122223333', 'organization']);
    await expect(snapshot.shard('444455556666')).rejects.toThrow('has no shard 444455556666');
  });

  it('is read back when its text is alike all over, as a bomb is', async () => {
    const [vpc] = SHARD.resources;
    const resources = Array.from({ length: 1_000 }, (_, index) => ({ ...vpc, id: 'a'.repeat(1_000 + index) }));
    const writer = await openSnapshotWriter(folder);
    await writer.write({ ...SHARD, resources: resources as never });
    await writer.finish(MANIFEST);
    const shard = await (await readSnapshot(folder)).shard('111122223333');
    expect(shard.resources).toHaveLength(1_000);
  });

  it('does not exist under its name before it is finished', async () => {
    const writer = await openSnapshotWriter(folder);
    await writer.write(SHARD);
    expect(await readdir(parent)).toEqual(['snapshot.unfinished']);
    await writer.discard();
    expect(await readdir(parent)).toEqual([]);
  });

  it('never replaces what is there', async () => {
    await written();
    await expect(openSnapshotWriter(folder)).rejects.toThrow('is there already and is not empty');
  });

  it('is no link: a rename would replace it', async () => {
    const real = path.join(parent, 'real');
    await mkdir(real);
    await symlink(real, folder);
    await expect(openSnapshotWriter(folder)).rejects.toThrow('it is a link; name the folder that it points to');
    expect(await readlink(folder)).toBe(real);
  });

  it('refuses a shard that was cut short', async () => {
    const file = await written();
    await writeFile(file, (await readFile(file)).subarray(0, -5));
    const snapshot = await readSnapshot(folder);
    await expect(snapshot.shard('111122223333')).rejects.toThrow(/111122223333\.ndjson\.gz: has \d+ bytes where/);
  });

  it('refuses a shard that was edited to the same length', async () => {
    const file = await written();
    const text = gunzipSync(await readFile(file))
      .toString()
      .replace('vpc/vpc-1', 'vpc/vpc-2');
    await writeFile(file, gzipSync(text, { level: 1 }));
    const snapshot = await readSnapshot(folder);
    await expect(snapshot.shard('111122223333')).rejects.toThrow(
      /111122223333\.ndjson\.gz: (was edited|has \d+ bytes)/,
    );
  });

  it('refuses a shard that was edited after it was read once', async () => {
    const file = await written();
    const snapshot = await readSnapshot(folder);
    await snapshot.shard('111122223333');
    const bytes = await readFile(file);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await writeFile(file, bytes);
    await expect(snapshot.shard('111122223333')).rejects.toThrow(/111122223333\.ndjson\.gz: was edited/);
  });

  it('refuses an edited, a cut-off and a missing manifest', async () => {
    await written();
    const file = path.join(folder, 'manifest.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('ca-central-1', 'eu-central-1'));
    await expect(readSnapshot(folder)).rejects.toThrow('manifest.json: was edited');
    await writeFile(file, text.slice(0, 100));
    await expect(readSnapshot(folder)).rejects.toThrow('manifest.json:7: wanted JSON: ');
    await expect(readSnapshot(parent)).rejects.toThrow('manifest.json: is missing');
  });

  it('refuses a foreign file, and a missing shard when it is read', async () => {
    await written();
    await writeFile(path.join(folder, 'accounts', 'notes.txt'), 'x');
    await expect(readSnapshot(folder)).rejects.toThrow(/notes\.txt: does not belong/);
  });
});
