import { globSync } from 'node:fs';
import { IMPORTS } from './table.ts';

/** Top folders that hold code and have no row; sorted. */
export function foldersWithoutRow(root: string): string[] {
  const files = globSync('*/**/*.{ts,mts,mjs,js}', { cwd: root, exclude: ['node_modules', 'dist', '.*'] });
  const folders = new Set(files.map((file) => file.split(/[\\/]/)[0] ?? ''));
  return [...folders].filter((folder) => !Object.hasOwn(IMPORTS, folder)).sort();
}
