import type { Random } from './choices.ts';
import { TOKENS } from './edge-values.ts';

/** Bytes with one to four small changes that know nothing of what they are. */
export function mutateBytes(bytes: Buffer, random: Random): Buffer {
  let changed = bytes;
  for (let times = random.pick([1, 1, 1, 2, 4]); times > 0; times -= 1) changed = changeOnce(changed, random);
  return changed;
}

function changeOnce(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length + 1);
  const end = Math.min(bytes.length, at + 1 + random.below(random.pick([1, 4, 64, 1024])));
  switch (random.below(8)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, end), bytes.subarray(at, end), bytes.subarray(end)]);
    case 3:
      return insert(bytes, at, Buffer.from(random.pick(TOKENS)));
    case 4:
      return insert(bytes, at, Buffer.from(random.pick(TOKENS).repeat(1 + random.below(200))));
    case 5:
      return insert(bytes, at, Buffer.from([random.below(256)]));
    default: {
      if (bytes.length === 0) return Buffer.from([random.below(256)]);
      const copy = Buffer.from(bytes);
      const position = Math.min(at, copy.length - 1);
      copy[position] = random.once(2) ? (copy[position] ?? 0) ^ (1 << random.below(8)) : random.below(256);
      return copy;
    }
  }
}

function insert(bytes: Buffer, at: number, piece: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
}
