import { tmpdir } from 'node:os';
import { spillFile } from '../../files/spill-file.ts';
import type { ListStore } from '../../model/list-store.ts';

/**
 * Where the lists of a report are kept, out of memory, until `close`. `folder`: one that can be written to; null: where the
 * system has its temporary files. `onRead` is called again and again while they are gone over. Its lists throw
 * SpillRefused where there is no room.
 */
export function reportLists(folder: string | null, onRead: () => void): ListStore & { close(): void } {
  return spillFile(folder ?? tmpdir(), onRead);
}
