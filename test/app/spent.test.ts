import { describe, expect, it } from 'vitest';
import { sumSpent } from '../../app/collect/spent.ts';

const count = (operation: string, calls: number) => ({ operation, calls, retries: 1, throttled: 0, refused: 0 });
const ahead = (aheadSeconds: number | null) => ({ aheadSeconds });

describe('what several processes have spent', () => {
  it('is the sum of their calls, by operation', () => {
    const first = { calls: [count('ec2:DescribeVpcs', 3), count('sts:AssumeRole', 2)], clock: ahead(0) };
    const second = { calls: [count('ec2:DescribeVpcs', 4)], clock: ahead(0) };
    expect(sumSpent([first, second]).calls).toEqual([
      { operation: 'ec2:DescribeVpcs', calls: 7, retries: 2, throttled: 0, refused: 0 },
      { operation: 'sts:AssumeRole', calls: 2, retries: 1, throttled: 0, refused: 0 },
    ]);
  });

  it('has the worst of their clocks, which is the one that may have dated something wrongly', () => {
    const clocks = (...seconds: (number | null)[]) =>
      sumSpent(seconds.map((one) => ({ calls: [], clock: ahead(one) }))).clock.aheadSeconds;
    expect([clocks(2, -3600, 1), clocks(null, 1), clocks(0, null), clocks(null), clocks()]).toEqual([
      ...[-3600, 1, 0, null, null],
    ]);
  });
});
