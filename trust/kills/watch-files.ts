import { existsSync, type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import path from 'node:path';

/** Tells of every change of a name or a content in a folder and the folders in it, until it is closed. */
export function watchFiles(folder: string, onEvent: () => void): { close(): void } {
  const watchers = new Map<string, FSWatcher>();
  follow(folder);
  return {
    close() {
      for (const watcher of watchers.values()) watcher.close();
      watchers.clear();
    },
  };

  function follow(one: string): void {
    if (watchers.has(one) || !isFolder(one)) return;
    try {
      const watcher = watch(one, (_, name) => {
        onEvent();
        if (name !== null && watchers.has(one)) follow(path.join(one, name));
      });
      watcher.on('error', () => watchers.delete(one));
      watchers.set(one, watcher);
      for (const name of readdirSync(one)) follow(path.join(one, name));
    } catch {
      // Gone already.
    }
  }
}

function isFolder(one: string): boolean {
  return existsSync(one) && statSync(one, { throwIfNoEntry: false })?.isDirectory() === true;
}
