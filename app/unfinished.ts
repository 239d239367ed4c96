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
  // Writes that are still under way may put files into a folder while it is removed.
  for (const path of unfinished) rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 10 });
}
