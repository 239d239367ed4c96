import { gunzipSync, gzipSync } from 'node:zlib';
import type { Random } from './choices.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { mutateJson } from './mutate-json.ts';

/** A packed shard: with changed lines, packed in another way, or with changed bytes. */
export function mutateGzip(bytes: Buffer, random: Random): Buffer {
  if (random.once(5)) return trick(bytes, random);
  const text = gunzipSync(bytes).toString('utf8');
  const changed = random.once(6) ? mutateBytes(Buffer.from(text), random) : Buffer.from(mutateLines(text, random));
  return gzipSync(changed, { level: 1 });
}

function mutateLines(text: string, random: Random): string {
  const lines = text.split('\n');
  for (let times = random.pick([1, 1, 2, 3]); times > 0; times -= 1) {
    const at = random.below(Math.max(1, lines.length - 1));
    const line = lines[at] ?? '';
    const how = random.below(8);
    if (how === 0) lines.splice(at, 0, line);
    else if (how === 1) lines.splice(at, 1);
    else lines[at] = mutateLine(line, random);
  }
  return lines.join('\n');
}

/** What a cell or resource says is changed, mostly not what it is. */
function mutateLine(line: string, random: Random): string {
  const inner = /^\{"(?:cell|resource)":(.*)\}$/.exec(line)?.[1];
  const value = random.once(9) || inner === undefined ? line : inner;
  // A line that was changed before may be no JSON any more, or so deep that it cannot be copied.
  if (value.length > LONGEST || !isJson(value)) return line;
  const changed = mutateJson(value, random).replaceAll('\n', random.once(30) ? '\n' : '');
  return line.replace(value, () => changed);
}

const LONGEST = 10_000;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What the format of gzip allows, and what it does not. */
function trick(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  switch (random.below(9)) {
    case 0:
      return Buffer.concat([bytes, random.once(2) ? bytes : gzipSync('')]);
    case 1:
      return Buffer.concat([bytes, Buffer.alloc(1 + random.below(64), random.pick([0, 1, 0x1f]))]);
    case 2:
      copy.writeUInt32LE(random.below(2 ** 32), copy.length - random.pick([4, 8]));
      return copy;
    case 3:
      copy[3] = random.below(256);
      return copy;
    case 4: {
      // A name, a comment or an extra field in the header, whole or without an end.
      copy[3] = random.pick([4, 8, 16, 2]);
      const field = Buffer.from(
        random.pick(['\u0002\u0000ab', 'name\u0000', 'x'.repeat(5_000), '\u00ff\u00ff']),
        'latin1',
      );
      return Buffer.concat([copy.subarray(0, 10), field, copy.subarray(10)]);
    }
    case 5:
      return bomb(random);
    case 6:
      return gzipSync(bytes, { level: 1 });
    case 7:
      return bytes.subarray(0, random.below(bytes.length + 1));
    default:
      return mutateBytes(bytes, random);
  }
}

const BOMBS = new Map<string, Buffer>();

/** Megabytes of one character in kilobytes; it may say that it is small. */
function bomb(random: Random): Buffer {
  const megabytes = random.pick([1, 2, 16]);
  const character = random.pick(['\u0000', '\n', ' ', '{"cell":{}}\n', '[']);
  const key = `${megabytes}${character}`;
  const packed = BOMBS.get(key) ?? gzipSync(character.repeat((megabytes * 1024 ** 2) / character.length), { level: 6 });
  BOMBS.set(key, packed);
  const copy = Buffer.from(packed);
  if (random.once(2)) copy.writeUInt32LE(random.pick([0, 1, 1_000, 2 ** 20]), copy.length - 4);
  return copy;
}
