import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** What a file is called while it is written, beside its name. */
export const PART = '.part';

/**
 * Writes a file so that its name never stands for a part of it, even when the process or the machine ends in between:
 * beside its name, to the disk, then renamed. Rejects with the error of the system; nothing is left behind then.
 */
export async function writeDurably(file: string, content: Uint8Array | string): Promise<void> {
  const part = `${file}${PART}`;
  try {
    const handle = await open(part, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(path.dirname(file));
}

/**
 * Makes the names in a folder last. Where folders cannot be synchronized (Windows), or may be written and not read, their
 * names last when the system sees to it.
 */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!CANNOT_SYNC.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

const CANNOT_SYNC = new Set(['EINVAL', 'EPERM', 'EACCES', 'EISDIR', 'EBADF', 'ENOTSUP']);
