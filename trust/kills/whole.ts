import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ShardLine } from '../../model/snapshot.ts';
import { PART } from '../../snapshot/durable.ts';
import { MANIFEST_FILE, SCAN_FILE, StoredManifest, unfinishedPaths } from '../../snapshot/layout.ts';
import { readScanRecord } from '../../snapshot/scan-record.ts';
import { contentOf, SNAPSHOT, snapshotOf } from './content.ts';

/** Files under a final name that are not whole, and files that nobody knows, one line each. */
export async function brokenFiles(folder: string): Promise<string[]> {
  const broken = readdirSync(folder)
    .filter((name) => !KNOWN.test(name))
    .map((name) => `${name}: what is this?`);
  const snapshot = snapshotOf(folder);
  if (existsSync(snapshot)) await contentOf(snapshot).catch(complain(SNAPSHOT));
  const unfinished = unfinishedPaths(snapshot);
  for (const file of existsSync(unfinished.snapshot) ? filesIn(unfinished.snapshot) : []) {
    if (!file.endsWith(PART)) await check(path.join(unfinished.snapshot, file)).catch(complain(file));
  }
  if (existsSync(unfinished.journal)) {
    // Its last line may be cut off; none before.
    const lines = readFileSync(unfinished.journal, 'utf8').split('\n').slice(0, -1);
    for (const line of lines) await Promise.resolve(line).then(JSON.parse).catch(complain('journal'));
  }
  return broken;

  function complain(file: string) {
    return (error: unknown) => {
      broken.push(`${file}: ${(error as Error).message}`);
    };
  }
}

const KNOWN =
  /^(zonewarden\.yaml|tmp|snapshot(\.unfinished)?|report\.[a-z-]+|\.report\.[a-z-]+\.unfinished-[0-9a-f]+)$/;

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((found) => !found.isDirectory())
    .map((found) => path.relative(folder, path.join(found.parentPath, found.name)));
}

async function check(file: string): Promise<void> {
  const name = path.basename(file);
  if (name === SCAN_FILE) await readScanRecord(path.dirname(file));
  else if (name === MANIFEST_FILE) StoredManifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  else {
    const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n').slice(0, -1);
    for (const line of lines) ShardLine.parse(JSON.parse(line));
  }
}
