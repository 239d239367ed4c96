import { expect, test } from 'vitest';
import { harm } from '../../trust/harm/index.ts';

test(harm.promise, { timeout: 300_000 }, async () => {
  const { counts, broken } = await harm.run({ size: 'sample', seed: 1, progress: () => {} });
  expect(broken).toEqual([]);
  expect(counts).toEqual({
    accountChanges: 1,
    accountChangesTold: 1,
    maxCalls: 1,
    clocks: 1,
    clocksWithViolations: 0,
    estimates: 1,
    placeOperations: expect.any(Number),
  });
});
