import { gunzipSync, gzipSync } from 'node:zlib';
import type { z } from 'zod';
import { judgeSnapshot } from '../../app/judge-snapshot.ts';
import type { Catalogue } from '../../engine/catalogue/parse.ts';
import { LIMITS } from '../../files/limits.ts';
import { MEMORY } from '../../model/list-store.ts';
import { Parameters } from '../../model/parameters.ts';
import { Manifest, type Shard, type Snapshot } from '../../model/snapshot.ts';
import { manifestDigest, sha256 } from '../../snapshot/layout.ts';
import { parseManifest } from '../../snapshot/parse-manifest.ts';
import { parseShard } from '../../snapshot/parse-shard.ts';
import { parseScanRecord, ScanRecord } from '../../snapshot/scan-record.ts';
import { SnapshotError } from '../../snapshot/snapshot-error.ts';
import { fitting, textMutation } from './contents.ts';
import type { Answer, FuzzKind } from './kind.ts';
import { mutateGzip } from './mutate-gzip.ts';
import { mutateJson } from './mutate-json.ts';
import { refusal } from './other-kinds.ts';
import { filesIn, type ValidFile } from './valid-files.ts';

type Entry = Manifest['shards'][number];

/**
 * A snapshot's manifest and shards, with digests, sizes and counts that fit the changed content: whoever makes a bad
 * snapshot can write them too. What is accepted is judged.
 */
export function snapshotKinds(folder: string, catalogue: Catalogue): Readonly<Record<string, FuzzKind>> {
  const files = filesIn(`${folder}/snapshot`, /\.gz$/);
  const manifests = filesIn(`${folder}/snapshot`, /^manifest\.json$/);
  const [manifestFile] = manifests;
  if (manifestFile === undefined) throw new Error('the simulated scan has no manifest');
  const valid = parseManifest(manifestFile.name, manifestFile.bytes);
  const parameters = Parameters.parse(catalogue.profiles.get('asea-pbmm'));
  const bytesOf = new Map(files.map(({ name, bytes }) => [name, bytes]));

  return {
    manifest: {
      share: 10,
      maxBytes: LIMITS.manifestBytes,
      files: manifests,
      mutate: (file, random) => {
        const changed = textMutation(mutateJson)(file, random);
        return random.once(10) ? changed : signed(changed, Manifest, manifestDigest);
      },
      async read(content, { name }, isUsed) {
        try {
          return await judged(parseManifest(name, content), new Map(), isUsed);
        } catch (error) {
          return refusal(error);
        }
      },
    },
    'scan-record': {
      share: 6,
      maxBytes: LIMITS.manifestBytes,
      files: filesIn(`${folder}/snapshot`, /^scan\.json$/),
      mutate: (file, random) => {
        const changed = textMutation(mutateJson)(file, random);
        return random.once(10) ? changed : signed(changed, ScanRecord, (record) => sha256(JSON.stringify(record)));
      },
      async read(content, { name }) {
        try {
          fitting(ScanRecord, parseScanRecord(name, content));
          return { faults: null, used: 0 };
        } catch (error) {
          return refusal(error);
        }
      },
    },
    shard: {
      share: 15,
      maxBytes: LIMITS.shardBytes,
      files: files.map(({ name, bytes }) => ({ name, bytes: shortened(bytes) })),
      mutate: ({ bytes }, random) => mutateGzip(bytes, random),
      async read(content, file, isUsed) {
        const entry = entryFor(file, content, valid);
        try {
          const shard = await parseShard(file.name, content, entry, { isChecked: false });
          return await judged(valid, new Map([[shard.name, shard]]), isUsed);
        } catch (error) {
          return refusal(error);
        }
      },
    },
  };

  async function judged(manifest: Manifest, changed: ReadonlyMap<string, Shard>, isUsed: boolean): Promise<Answer> {
    if (!isUsed) return { faults: null, used: 0 };
    const snapshot: Snapshot = {
      manifest,
      async shard(name) {
        const entry = manifest.shards.find((one) => one.name === name);
        const bytes = bytesOf.get(entry?.file ?? '');
        if (entry === undefined || bytes === undefined) throw new SnapshotError(name, 'is missing');
        return changed.get(name) ?? parseShard(entry.file, bytes, entry, { isChecked: true });
      },
    };
    const prepared = { catalogue, rules: catalogue.rules, profile: 'asea-pbmm', parameters };
    await judgeSnapshot(snapshot, prepared, { failOn: 'high', allowIncomplete: null, fullCoverage: true }, MEMORY);
    return { faults: null, used: 1 };
  }
}

/** With the digest that belongs to it, where it fits the schema at all. */
function signed<T>(content: Buffer, schema: z.ZodType<T>, digestOf: (value: T) => string): Buffer {
  try {
    const { digest: _, ...value } = JSON.parse(content.toString('utf8'));
    const { data } = schema.safeParse(value);
    return data === undefined ? content : Buffer.from(JSON.stringify({ ...data, digest: digestOf(data) }));
  } catch {
    return content;
  }
}

/** Some cells and some resources: more of the same are no other input. */
function shortened(bytes: Buffer): Buffer {
  const lines = gunzipSync(bytes).toString('utf8').split('\n').slice(0, -1);
  return gzipSync(`${lines.filter((_, index) => index % 3 === 0).join('\n')}\n`, { level: 1 });
}

/** What the manifest would say of a shard with this content. */
function entryFor({ name }: ValidFile, content: Buffer, { shards }: Manifest): Entry {
  const entry = shards.find(({ file }) => file === name);
  if (entry === undefined) throw new Error(`the manifest has no entry for ${name}`);
  let { cells, resources } = entry;
  try {
    const lines = gunzipSync(content, { maxOutputLength: 2 ** 20 })
      .toString('utf8')
      .split('\n');
    cells = lines.filter((line) => line.startsWith('{"cell"')).length;
    resources = lines.filter((line) => line.startsWith('{"resource"')).length;
  } catch {
    // What cannot be unpacked has the counts of the valid one.
  }
  return { ...entry, cells, resources, bytes: content.length, sha256: sha256(content) };
}
