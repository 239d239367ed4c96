import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { LIMITS } from '../files/limits.ts';
import { SnapshotError } from './snapshot-error.ts';

const decompress = promisify(gunzip);

/**
 * Unpacks a shard. What it says of its own size is held to the limits before anything is unpacked, and unpacking ends as
 * soon as there is more than it said. Throws SnapshotError.
 */
export async function unpack(file: string, bytes: Buffer): Promise<Buffer> {
  if (bytes.length < SMALLEST) throw new SnapshotError(file, `cannot be unpacked: it has only ${bytes.length} bytes`);
  // A gzip member ends with its size when unpacked. After a second member or anything else it is another number.
  const said = bytes.readUInt32LE(bytes.length - 4);
  const allowed = Math.min(LIMITS.unpackedBytes, Math.max(LIMITS.unpackedFreely, bytes.length * LIMITS.unpackedRatio));
  if (said > allowed) {
    throw new SnapshotError(file, `cannot be unpacked: wanted at most ${allowed} bytes from it, it says ${said}`);
  }
  let unpacked: Buffer;
  try {
    // One piece where there is one account's: pieces would be joined, and leave as much garbage behind.
    const chunkSize = Math.min(Math.max(said + 1, SMALLEST_CHUNK), LARGEST_CHUNK);
    unpacked = await decompress(bytes, { maxOutputLength: Math.max(said, 1), chunkSize });
  } catch (error) {
    const isMore = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    const reason = isMore ? `there is more in it than the ${said} bytes that it says` : (error as Error).message;
    throw new SnapshotError(file, `cannot be unpacked: ${reason}`);
  }
  if (unpacked.length === said) return unpacked;
  throw new SnapshotError(file, `cannot be unpacked: it says ${said} bytes, there are ${unpacked.length} in it`);
}

const SMALLEST_CHUNK = 64;
const LARGEST_CHUNK = 4 * 1024 ** 2;

/** A gzip file of nothing. */
const SMALLEST = 20;
