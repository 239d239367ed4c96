import { statfsSync } from 'node:fs';

/** Why nothing can be written to the disk of a folder or file; null: it has room, or does not tell. */
export function whyFull(existing: string): string | null {
  try {
    const { blocks, bfree, bavail } = statfsSync(existing);
    const free = process.getuid?.() === 0 ? bfree : bavail;
    // File systems that count nothing say 0 of 0.
    return blocks > 0 && free === 0 ? 'ENOSPC: no space left on device' : null;
  } catch {
    return null;
  }
}
