import { expect, test } from 'vitest';
import { systemClock } from '../../collectors/aws/clock.ts';
import { SLOW_MACHINE, scanSimulated } from '../../trust/scan.ts';

test('what is not asked when the hours are over is a gap, and nothing passes because of it', async () => {
  let skipped = 0;
  const clock = { ...systemClock, now: () => systemClock.now() + skipped };
  const { report } = await scanSimulated({
    size: 4,
    in: 1,
    maxHours: 24,
    timing: {
      ...SLOW_MACHINE,
      clock,
      onCall: ({ operation }) => {
        if (operation === 's3:ListBuckets') skipped = 24 * 3_600_000;
      },
    },
  });
  const notAsked = report.gaps.filter(({ code }) => code === 'MaxHours');
  expect(new Set(notAsked.map(({ detail }) => detail))).toEqual(
    new Set(['not asked: the 24 hours that --max-hours allows were over']),
  );
  expect(report.summary.exitCode).toBe(3);
});
