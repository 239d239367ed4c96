import { constants, fstatSync, openSync, writeSync } from 'node:fs';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';

/**
 * Writes pieces of text to a file descriptor, joined to large chunks; one write for each piece would cost more than
 * rendering. Between the chunks everything else has its turn, so that a signal is heard while a large report is written.
 * Rejects with the error of the system.
 */
export async function writeAll(descriptor: number, pieces: Iterable<string>): Promise<void> {
  // The same bytes again and again: a large report would leave as much garbage behind as it is long.
  const bytes = Buffer.allocUnsafe(4 * CHUNK);
  const encoded = (text: string) =>
    3 * text.length <= bytes.length ? bytes.subarray(0, bytes.write(text)) : Buffer.from(text);
  let joined = '';
  for (const piece of pieces) {
    joined += piece;
    if (joined.length > CHUNK) {
      await writeChunk(descriptor, encoded(joined));
      await turn();
      joined = '';
    }
  }
  await writeChunk(descriptor, encoded(joined));
}

/**
 * The same pipe by a descriptor that never waits for whoever reads it; anything else as it is. A process that waits inside
 * the system hears no signal.
 */
export function unblocked(descriptor: number): number {
  if (!fstatSync(descriptor).isFIFO()) return descriptor;
  try {
    return openSync(`/proc/self/fd/${descriptor}`, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch {
    // Another system, or a pipe that belongs to somebody else.
    return descriptor;
  }
}

const CHUNK = 64 * 1024;

/** A pipe takes part of a chunk, or none of it for a moment (EAGAIN). */
async function writeChunk(descriptor: number, chunk: Buffer): Promise<void> {
  let offset = 0;
  while (offset < chunk.length) {
    try {
      offset += writeSync(descriptor, chunk, offset);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      await pause(5);
    }
  }
}
