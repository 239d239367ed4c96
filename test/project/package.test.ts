import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

it('every dependency has its reason, and every reason a dependency', () => {
  const dependencies = { ...manifest.dependencies, ...manifest.devDependencies };
  expect(Object.keys(manifest.dependencyReasons).toSorted()).toEqual(Object.keys(dependencies).toSorted());
  expect(Object.values(manifest.dependencyReasons).filter((reason) => reason === '')).toEqual([]);
});

it('dependencies are pinned, and the lock file names no registry', () => {
  const versions: string[] = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  const lock = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');
  expect(lock).not.toMatch(/"resolved": "http/);
});
