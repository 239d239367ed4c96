import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';

/** A file that cannot be used as it is. The message is what follows its name: `is larger than 262144 bytes`. */
export class UnusableFile extends Error {
  /** Whether nothing has that name. */
  readonly isMissing: boolean;
  constructor(message: string, isMissing = false) {
    super(message);
    this.name = 'UnusableFile';
    this.isMissing = isMissing;
  }
}

export type ReadOptions = {
  readonly maxBytes: number;
  /** Whether the name may be a symbolic link: in a folder whose content is fixed it may not. */
  readonly links: 'followed' | 'refused';
};

/**
 * The bytes of a regular file. Pipes, devices and folders are refused without waiting for them, and never is more read
 * than allowed, however much the file grows meanwhile. Throws UnusableFile.
 */
export function readRegularFile(file: string, { maxBytes, links }: ReadOptions): Buffer {
  const descriptor = opened(file, links);
  try {
    const before = fstatSync(descriptor);
    if (!before.isFile()) throw new UnusableFile(`is ${kindOf(before)}, not a file`);
    if (before.size > maxBytes) throw new UnusableFile(`is larger than ${maxBytes} bytes: it has ${before.size}`);
    const bytes = readAll(descriptor, before.size);
    const after = fstatSync(descriptor);
    const isSame = bytes.length === before.size && after.size === before.size && after.mtimeMs === before.mtimeMs;
    if (!isSame) throw new UnusableFile(CHANGED);
    return bytes;
  } catch (error) {
    throw unusable(error);
  } finally {
    closeSync(descriptor);
  }
}

/** A regular file that is open, to be read from any place as often as needed. */
export type OpenFile = {
  /** Its bytes from an offset to its end. Throws UnusableFile when the file is not what it was when it was opened. */
  bytes(offset: number): Iterable<Uint8Array>;
  close(): void;
};

/** Opens a file that may be larger than memory. Throws UnusableFile as `readRegularFile` does. */
export function openRegularFile(file: string, { maxBytes, links }: ReadOptions): OpenFile {
  const descriptor = opened(file, links);
  try {
    const before = fstatSync(descriptor);
    if (!before.isFile()) throw new UnusableFile(`is ${kindOf(before)}, not a file`);
    if (before.size > maxBytes) throw new UnusableFile(`is larger than ${maxBytes} bytes: it has ${before.size}`);
    return { bytes: (offset) => chunksOf(descriptor, before, offset), close: () => closeSync(descriptor) };
  } catch (error) {
    closeSync(descriptor);
    throw unusable(error);
  }
}

function* chunksOf(descriptor: number, before: Stats, offset: number): Iterable<Uint8Array> {
  let at = offset;
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const length = readSync(descriptor, chunk, 0, chunk.length, at);
      const { size, mtimeMs } = fstatSync(descriptor);
      if (size !== before.size || mtimeMs !== before.mtimeMs) throw new UnusableFile(CHANGED);
      if (length === 0) return;
      at += length;
      yield chunk.subarray(0, length);
    }
  } catch (error) {
    throw unusable(error);
  }
}

const CHUNK_BYTES = 256 * 1024;
const CHANGED = 'changed while it was read; try again when nothing writes to it';

function opened(file: string, links: ReadOptions['links']): number {
  // Without O_NONBLOCK, opening a pipe waits for somebody to write to it. Windows has neither flag.
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;
  try {
    return openSync(file, O_RDONLY | O_NONBLOCK | (links === 'refused' ? O_NOFOLLOW : 0));
  } catch (error) {
    throw unusable(error, links);
  }
}

/** The bytes that are there now, at most one more than expected, which tells that the file grew. */
function readAll(descriptor: number, expected: number): Buffer {
  const bytes = Buffer.allocUnsafe(expected + 1);
  let length = 0;
  while (length < bytes.length) {
    const read = readSync(descriptor, bytes, length, bytes.length - length, null);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

function unusable(error: unknown, links: ReadOptions['links'] = 'followed'): unknown {
  if (error instanceof UnusableFile || !(error instanceof Error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  if (code === 'ENOENT') return new UnusableFile('is missing', true);
  if (code === 'ELOOP' && links === 'refused') return new UnusableFile('is a symbolic link, not a file');
  // A name with a NUL never reaches the system.
  return new UnusableFile(`cannot be read: ${error.message}`);
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a pipe';
  if (stats.isSocket()) return 'a socket';
  return 'a device';
}
