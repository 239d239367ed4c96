import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseFaults } from '../../sim/faults/parse.ts';
import { VIOLATIONS } from '../../sim/violations/index.ts';

const demo = readFileSync(new URL('../../scripts/demo.mjs', import.meta.url), 'utf8');

it('the demo breaks the simulated organization in ways that there are', () => {
  const names = [...(/VIOLATIONS = \[([^\]]*)\]/.exec(demo)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !(`${name}` in VIOLATIONS))).toEqual([]);
  const faults = [...demo.matchAll(/'--fault', '([^']+)'/g)].map(([, spec = '']) => spec);
  expect(() => parseFaults(faults)).not.toThrow();
});
