import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeAtExit } from '../unfinished.ts';
import { UserError } from '../user-error.ts';

/** Where a snapshot is written, and what removes it when it is not to be kept. */
export type SnapshotPlace = { readonly folder: string; dispose(): Promise<void> };

/**
 * The user's folder, or one inside a temporary folder that `dispose` removes, and the end of the process as well. Throws
 * UserError when none can be made.
 */
export async function snapshotPlace(wanted: string | null): Promise<SnapshotPlace> {
  if (wanted !== null) return { folder: wanted, dispose: async () => {} };
  let temporary: string;
  try {
    temporary = await mkdtemp(path.join(tmpdir(), PREFIX));
  } catch (error) {
    const reason = (error as Error).message;
    throw new UserError([`no temporary folder can be made; set TMPDIR, or use --snapshot: ${reason}`]);
  }
  const keep = removeAtExit(temporary);
  return {
    folder: path.join(temporary, 'snapshot'),
    async dispose() {
      await rm(temporary, { recursive: true, force: true });
      keep();
    },
  };
}

const PREFIX = 'zonewarden-';
