import { rmSync } from 'node:fs';

/** Files and folders that must not outlive the process, however it ends. */
const unfinished = new Set<string>();

/** Removes a file or folder when the process ends, unless the function that is given back was called before. */
export function removeAtExit(path: string): () => void {
  if (unfinished.size === 0) process.once('exit', removeAll);
  unfinished.add(path);
  return () => {
    unfinished.delete(path);
    if (unfinished.size === 0) process.off('exit', removeAll);
  };
}

function removeAll(): void {
  for (const path of unfinished) {
    try {
      // Writes that are still under way may put files into a folder while it is removed.
      rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 10 });
    } catch {
      // A system that lets nothing be removed (too many open files) must not change how the process ends.
    }
  }
}
