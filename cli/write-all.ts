import { writeSync } from 'node:fs';

/** Writes pieces of text to a file descriptor, joined to large chunks; one write for each piece would cost more than rendering. */
export function writeAll(descriptor: number, pieces: Iterable<string>): void {
  let joined = '';
  for (const piece of pieces) {
    joined += piece;
    if (joined.length > CHUNK) {
      writeChunk(descriptor, Buffer.from(joined));
      joined = '';
    }
  }
  writeChunk(descriptor, Buffer.from(joined));
}

const CHUNK = 64 * 1024;

/** A pipe takes part of a chunk, or none of it for a moment (EAGAIN). */
function writeChunk(descriptor: number, chunk: Buffer): void {
  let offset = 0;
  while (offset < chunk.length) {
    try {
      offset += writeSync(descriptor, chunk, offset);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
