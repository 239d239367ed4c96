import { expect, it } from 'vitest';
import { kills } from '../../trust/kills/kills.ts';

it(kills.promise, async () => {
  const { counts, broken } = await kills.run({ size: 'sample', seed: 1, progress: () => {} });
  expect(broken).toEqual([]);
  expect(counts.kills).toBeGreaterThanOrEqual(2);
  expect(counts.resumes).toBeGreaterThan(0);
  expect(counts).toMatchObject({ reportKills: 1, stops: 1 });
}, 300_000);
