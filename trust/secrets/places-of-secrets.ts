import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { RESOURCES } from '../../model/resource.ts';
import type { Planted } from './planted.ts';
import type { Reader } from './readable.ts';

/** Where in a snapshot folder secrets can be read: `vpc.name`, or the file where it is in no field. Sorted. */
export function placesOfSecrets(folder: string, reader: Reader): string[] {
  const places = new Set<string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
    if (reader.readIn(text).length === 0) continue;
    const found = new Set<string>();
    for (const document of documentsIn(text)) {
      eachText(document, '', (path, content) => {
        if (reader.readIn(content).length > 0) found.add(path);
      });
    }
    if (found.size === 0) found.add(entry.name);
    for (const place of found) places.add(place);
  }
  return [...places].sort();
}

/** Secrets that can be read in texts, each with the name of the text. */
export function secretsIn(texts: Iterable<readonly [string, string]>, reader: Reader): string[] {
  return [...texts].flatMap(([name, text]) => reader.readIn(text).map(({ kind }: Planted) => `${name}: ${kind}`));
}

/** One document, or one on each line. */
function documentsIn(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  }
}

/** Calls for every text with the field of the model that it is in, wherever resources, cells and targets stand. */
function eachText(value: unknown, path: string, call: (path: string, text: string) => void): void {
  if (typeof value === 'string') call(path.replace(/^[^.]+\.id$/, '*.id'), value);
  else if (Array.isArray(value)) for (const entry of value) eachText(entry, `${path}[]`, call);
  else if (typeof value === 'object' && value !== null) {
    const start = startOf(value) ?? path;
    for (const [name, content] of Object.entries(value)) {
      const isTargets = name === 'targets' || name === 'changes';
      eachText(content, isTargets || start === '' ? name : `${start}.${name}`, call);
    }
  }
}

/** The name with which the paths of a part of the model begin; null: it is none. */
function startOf(value: object): string | null {
  if ('type' in value && typeof value.type === 'string' && 'id' in value && value.type in RESOURCES) return value.type;
  return 'operation' in value && 'outcome' in value ? 'cell' : null;
}
