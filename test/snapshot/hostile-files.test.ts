import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Manifest, Manifest as ManifestSchema } from '../../model/snapshot.ts';
import { manifestDigest, sha256 } from '../../snapshot/layout.ts';
import { readSnapshot } from '../../snapshot/read-snapshot.ts';
import { SnapshotError } from '../../snapshot/snapshot-error.ts';
import { openSnapshotWriter } from '../../snapshot/write-snapshot.ts';
import { MANIFEST, SHARD } from './small-snapshot.ts';

const ACCOUNT = SHARD.name;
let parent: string;
let folder: string;
let shardFile: string;
let manifestFile: string;

beforeEach(async () => {
  parent = mkdtempSync(path.join(tmpdir(), 'zonewarden-hostile-'));
  folder = path.join(parent, 'snapshot');
  shardFile = path.join(folder, 'accounts', `${ACCOUNT}.ndjson.gz`);
  manifestFile = path.join(folder, 'manifest.json');
  const writer = await openSnapshotWriter(folder);
  await writer.write(SHARD);
  await writer.write({ name: 'organization', cells: [], resources: [] });
  await writer.finish(MANIFEST);
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

/** The complaints about the snapshot, without the names of its folders; null: every shard could be read. */
async function complaints(): Promise<readonly string[] | null> {
  try {
    const snapshot = await readSnapshot(folder);
    for (const { name } of snapshot.manifest.shards) await snapshot.shard(name);
    return null;
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    return error.faults.map((fault) => fault.replace(`${folder}${path.sep}`, ''));
  }
}

/** Writes the manifest with a digest that fits. */
function sign(change: (manifest: Manifest) => unknown): void {
  const { digest: _, ...manifest } = JSON.parse(readFileSync(manifestFile, 'utf8'));
  change(manifest);
  const { data } = ManifestSchema.safeParse(manifest);
  writeFileSync(
    manifestFile,
    JSON.stringify({ ...manifest, digest: data ? manifestDigest(data) : '0'.repeat(64) }, null, 1),
  );
}

/** Puts bytes in the place of the account's shard, and into the manifest what fits them. */
function putShard(bytes: Buffer, counts: { cells?: number; resources?: number } = {}): void {
  writeFileSync(shardFile, bytes);
  sign(({ shards }) => {
    const entry = shards.find(({ name }) => name === ACCOUNT);
    Object.assign(entry ?? {}, { bytes: bytes.length, sha256: sha256(bytes), ...counts });
  });
}

const text = (): string => gunzipSync(readFileSync(shardFile)).toString('utf8');
const inShard = (complaint: unknown) => [expect.stringMatching(`^accounts/${ACCOUNT}\\.ndjson\\.gz${complaint}`)];

it('a snapshot that nobody changed has no complaints', async () => {
  expect(await complaints()).toBeNull();
  putShard(gzipSync(text()));
  expect(await complaints()).toBeNull();
});

describe('in the place of a file of the snapshot', () => {
  it.each([
    ['a folder', () => mkdirSync(shardFile), ': is a folder, not a file$'],
    ['a pipe', () => execFileSync('mkfifo', [shardFile]), ': is a pipe, not a file$'],
    ['a device', () => symlinkSync('/dev/zero', shardFile), ': is a symbolic link, not a file$'],
    ['a link to the file', () => symlinkSync(`${parent}/moved`, shardFile), ': is a symbolic link, not a file$'],
    ['a link to nothing', () => symlinkSync(`${parent}/nothing`, shardFile), ': is a symbolic link, not a file$'],
  ])('%s is refused', async (_name, put, complaint) => {
    renameSync(shardFile, path.join(parent, 'moved'));
    put();
    expect(await complaints()).toEqual(inShard(complaint));
  });

  it('a pipe that nobody writes to is no manifest', async () => {
    rmSync(manifestFile);
    execFileSync('mkfifo', [manifestFile]);
    expect(await complaints()).toEqual(['manifest.json: is a pipe, not a file']);
  });

  it('a link to the folder of accounts is refused', async () => {
    renameSync(path.join(folder, 'accounts'), path.join(parent, 'elsewhere'));
    symlinkSync(path.join(parent, 'elsewhere'), path.join(folder, 'accounts'));
    expect(await complaints()).toEqual(['accounts: does not belong to the snapshot']);
  });

  it('a file with a name that moves the cursor is refused in one line', async () => {
    writeFileSync(path.join(folder, 'accounts', 'a\u001b[2J\nb\u202e'), '');
    expect(await complaints()).toEqual(['accounts/a [2J b : does not belong to the snapshot']);
  });
});

describe('a packed shard is refused', () => {
  const MANY = 300 * 1024 ** 2;

  it('when a few bytes unpack to very many, before they are', async () => {
    putShard(gzipSync(Buffer.alloc(MANY)));
    const before = process.memoryUsage().arrayBuffers;
    expect(await complaints()).toEqual(
      inShard(`: cannot be unpacked: wanted at most \\d+ bytes from it, it says ${MANY}`),
    );
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(MANY / 10);
  });

  it('when it says less than there is in it', async () => {
    const bomb = gzipSync(Buffer.alloc(MANY / 10));
    bomb.writeUInt32LE(1_000, bomb.length - 4);
    putShard(bomb);
    expect(await complaints()).toEqual(inShard(': cannot be unpacked: there is more in it than the 1000 bytes'));
  });

  it.each<[string, () => Buffer, string]>([
    ['a second member follows', () => Buffer.concat([gzipSync(text()), gzipSync('x')]), 'there is more in it'],
    ['an empty member follows', () => Buffer.concat([gzipSync(text()), gzipSync('')]), 'there is more in it'],
    ['zeros follow', () => Buffer.concat([gzipSync(text()), Buffer.alloc(9)]), 'there is more in it'],
    ['anything else follows', () => Buffer.concat([gzipSync(text()), Buffer.from('garbage!')]), 'wanted at most'],
    ['it is cut short', () => gzipSync(text()).subarray(0, 40), 'wanted at most'],
    ['it is empty', () => Buffer.alloc(0), 'it has only 0 bytes'],
    ['it is not packed', () => Buffer.from(text()), 'wanted at most'],
    ['its check sum is another', () => flipped(gzipSync(text()), -8), 'incorrect data check'],
    [
      'its header says what there is not',
      () => flipped(gzipSync(text()), 3),
      'unknown header flags|incorrect|unexpected',
    ],
  ])('when %s', async (_name, packed, complaint) => {
    putShard(packed());
    expect(await complaints()).toEqual(inShard(`: cannot be unpacked: .*(${complaint})`));
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  const position = at < 0 ? copy.length + at : at;
  copy[position] = (copy[position] ?? 0) ^ 0xff;
  return copy;
}

describe('the lines of a shard are refused', () => {
  it.each<[string, (text: string) => string, object, string]>([
    ['that are no JSON', (lines) => lines.replace('"pages":1', '"pages":'), {}, ':1: wanted JSON: '],
    ['that are neither cell nor resource', () => '{"cells":1}\n', { cells: 1, resources: 0 }, ':1: is neither'],
    ['that do not fit', (lines) => lines.replace('"vpc-1"', '1'), {}, ':2: does not fit the format: vpcId: '],
    ['that are too few', () => '', {}, ': does not hold the number of cells and resources that the manifest says$'],
    ['that are too many', (lines) => lines.repeat(2), {}, ': does not hold the number'],
    ['that are deep', () => `{"cell":${'['.repeat(90_000)}\n`, { cells: 1, resources: 0 }, ':1: wanted JSON: '],
    [
      'that answer twice',
      (lines) => lines.split('\n')[0]?.concat('\n').repeat(2) ?? '',
      { cells: 2, resources: 0 },
      ':2: answers ec2:DescribeVpcs twice$',
    ],
    [
      'that are of another account',
      (lines) => lines.replace(ACCOUNT, '444455556666'),
      {},
      ':1: has a cell of account 444455556666$',
    ],
  ])('%s', async (_name, change, counts, complaint) => {
    putShard(gzipSync(change(text())), counts);
    expect(await complaints()).toEqual(inShard(complaint));
  });

  it('that are not UTF-8', async () => {
    putShard(gzipSync(Buffer.concat([Buffer.from('{"cell":"'), Buffer.from([0xff]), Buffer.from('"}\n')])));
    expect(await complaints()).toEqual(inShard(':1: wanted UTF-8, found something else at byte 9$'));
  });
});

const TARGET: Manifest['targets']['accounts'][number] = {
  account: ACCOUNT,
  name: 'Management',
  state: 'ACTIVE',
  ouPath: [],
  joinedAt: null,
  roles: ['management'],
  leftOut: null,
  regions: ['ca-central-1'],
  regionsLeftOut: [],
};

describe('a manifest is refused', () => {
  it.each(['../../etc/passwd', '/etc/passwd', 'accounts/../../x', 'C:\\x', `accounts/${ACCOUNT}.ndjson.gz/.`, ''])(
    'that names the file %j',
    async (file) => {
      sign(({ shards }) => Object.assign(shards[0] ?? {}, { file }));
      const [complaint] = (await complaints()) ?? [];
      expect(complaint).toMatch(/^manifest\.json:\d+: names a shard file "/);
    },
  );

  it('that names a shard in another way, with every fault and its line', async () => {
    sign((manifest) => {
      const [entry] = manifest.shards;
      const target = { ...TARGET, regions: ['ca-central-1', 'us-east-1', 'ca-central-1'] };
      Object.assign(manifest.shards, [entry, { ...entry, name: '../x', file: 'accounts/../x.ndjson.gz' }, entry]);
      manifest.targets.accounts.push(target, target);
    });
    expect(((await complaints()) ?? []).map((complaint) => complaint.replace(/:\d+:/, ':'))).toEqual([
      `manifest.json: names ${ACCOUNT} twice`,
      'manifest.json: names ca-central-1 twice',
      'manifest.json: names ca-central-1 twice',
      `manifest.json: names ${ACCOUNT} twice`,
      'manifest.json: names a shard "../x"',
    ]);
  });

  it('in which a key stands twice, although JSON would take the last', async () => {
    writeFileSync(
      manifestFile,
      readFileSync(manifestFile, 'utf8').replace('"interrupted"', '"interrupted": "SIGINT",\n "interrupted"'),
    );
    expect(await complaints()).toEqual([
      expect.stringMatching(/^manifest\.json:\d+: a key stands twice in one object$/),
    ]);
  });

  it('that is of another format, deep, or not UTF-8', async () => {
    sign((manifest) => Object.assign(manifest, { format: 'zonewarden.snapshot/9', takenAt: 'today' }));
    expect(await complaints()).toEqual([
      'manifest.json:2: is of the format zonewarden.snapshot/9; this version reads zonewarden.snapshot/3: scan again',
    ]);
    sign((manifest) => Object.assign(manifest, { format: 2, takenAt: 'today' }));
    expect(await complaints()).toEqual([
      'manifest.json:2: does not fit the format: format: Invalid input: expected "zonewarden.snapshot/3"',
      expect.stringMatching(/^manifest\.json:\d+: does not fit the format: takenAt: /),
    ]);
    writeFileSync(manifestFile, '['.repeat(100_000));
    expect(await complaints()).toEqual(['manifest.json:1: wanted at most 32 levels of nesting']);
    writeFileSync(manifestFile, Buffer.from('{"a":1}', 'utf16le').fill(0xff, 2, 3));
    expect(await complaints()).toEqual(['manifest.json:1: wanted UTF-8, found something else at byte 2']);
  });
});
