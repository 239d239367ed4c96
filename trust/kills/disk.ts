import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/** A small disk of its own, in memory. */
export type Disk = {
  resize(kilobytes: number): void;
  makeReadOnly(): void;
  remove(): void;
};

/**
 * Mounts a disk. null: whoever runs this may not mount any, and is told so; in CI that is a failure, because there
 * nobody would notice.
 */
export function mountDisk(folder: string, kilobytes: number): Disk | null {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    const told = `no disk can be mounted here, and nothing was tried on a full one: ${(error as Error).message}`;
    if (process.env.CI) throw new Error(told);
    process.stderr.write(`\n*** ${told}\n`);
    return null;
  }
  const remount = (option: string) => execFileSync('mount', ['-o', `remount,${option}`, folder]);
  return {
    resize: (size) => remount(`size=${size}k`),
    makeReadOnly: () => remount('ro'),
    remove: () => execFileSync('umount', [folder]),
  };
}
