import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Lists whose values lie in one temporary file, packed, but for the last of each. They are gone after `close`. */
export type SpillFile = {
  list<T>(): Iterable<T> & { push(value: T): void };
  /** Packs a value, and gives what reads it. It stays in memory: packed, 1,000 accounts are a few MB. */
  keep<T>(value: T): () => T;
  close(): void;
};

/** The system takes no temporary file, or has no more room for it. */
export class SpillRefused extends Error {
  constructor(folder: string, error: Error) {
    super(`no temporary file can be written in ${folder}; set TMPDIR to a folder with more room: ${error.message}`);
    this.name = 'SpillRefused';
  }
}

/** Where a part of a list lies in the file, in bytes. */
type Part = { readonly start: number; readonly length: number };

/**
 * Keeps lists in a file of a folder. The file is made when a list first becomes long, readable by its owner only, and has
 * no name any more as soon as it is open, so that nothing of it is left however the process ends. `push` throws SpillRefused.
 * `onRead` is called for every 64 KB that are read back.
 */
export function spillFile(folder: string, onRead: () => void = () => undefined): SpillFile {
  let descriptor: number | null = null;
  let end = 0;
  let packed = Buffer.alloc(0);

  function write(bytes: Buffer): Part {
    const part = { start: end, length: bytes.length };
    try {
      descriptor ??= openNameless(folder);
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at, bytes.length - at, end + at);
    } catch (error) {
      throw new SpillRefused(folder, error as Error);
    }
    end += bytes.length;
    return part;
  }

  /** The text of a part. What it is read into is used again for the next. */
  function read({ start, length }: Part): string {
    if (descriptor === null) throw new Error('the lists of a spill file are read after it was closed');
    if (packed.length < length) packed = Buffer.allocUnsafe(2 * length);
    const bytes = packed.subarray(0, length);
    for (let at = 0; at < length; ) {
      const count = readSync(descriptor, bytes, at, length - at, start + at);
      if (count === 0) throw new Error('a spill file is shorter than what was written to it');
      at += count;
    }
    onRead();
    return inflateRawSync(bytes, { chunkSize: UNPACKED_BYTES }).toString();
  }

  return {
    list<T>() {
      const parts: Part[] = [];
      let lines: string[] = [];
      let characters = 0;
      return {
        push(value: T) {
          const line = JSON.stringify(value);
          lines.push(line);
          characters += line.length;
          if (characters < PART_CHARACTERS) return;
          parts.push(write(deflateRawSync(lines.join('\n'), { level: 1 })));
          lines = [];
          characters = 0;
        },
        *[Symbol.iterator]() {
          for (const part of parts) yield* parsed<T>(read(part).split('\n'));
          yield* parsed<T>(lines);
        },
      };
    },
    keep<T>(value: T) {
      // With memory of its own: a Buffer stands in 64 KB that many share, and keeps all of it.
      const bytes = new Uint8Array(deflateRawSync(JSON.stringify(value), { level: 1 }));
      return (): T => JSON.parse(inflateRawSync(bytes).toString());
    },
    close() {
      if (descriptor !== null) closeSync(descriptor);
      descriptor = null;
    },
  };
}

/** Enough that like values pack well, and little enough that a hundred lists hold a few MB. */
const PART_CHARACTERS = 64 * 1024;
/** Most parts are unpacked in one piece; pieces would be joined, and leave as much garbage behind. */
const UNPACKED_BYTES = 96 * 1024;

function* parsed<T>(lines: readonly string[]): Iterable<T> {
  for (const line of lines) yield JSON.parse(line);
}

function openNameless(folder: string): number {
  const file = path.join(folder, `.zonewarden-${randomUUID().slice(0, 8)}`);
  const descriptor = openSync(file, 'wx+', 0o600);
  rmSync(file, { force: true });
  return descriptor;
}
