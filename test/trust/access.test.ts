import { expect, it } from 'vitest';
import { access } from '../../trust/access/access.ts';

it(access.promise, async () => {
  const { counts, broken } = await access.run({ size: 'sample', seed: 1, progress: () => {} });
  expect(broken).toEqual([]);
  expect(counts).toMatchObject({ selections: 4, violations: 2, lacks: 3, lacksOfSingleRules: 4 });
}, 120_000);
