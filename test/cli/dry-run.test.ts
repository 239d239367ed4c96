import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TARGET_OPERATIONS } from '../../collectors/targets/operations.ts';
import { FEW, openPlace, type Place } from './organization.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place.close());

describe('a dry run', () => {
  it('asks for the targets only, tells what a scan would ask, and writes nothing', async () => {
    const before = place.server.calls.length;
    const { code, stdout, stderr } = await place.run('scan', '--dry-run');
    expect({ code, stderr, files: place.files() }).toEqual({ code: 0, stderr: '', files: [] });
    expect(stdout).toMatch(
      /^Dry run: only the accounts and their regions were read, and no report is written\.\n\n4 accounts to scan/,
    );
    expect(stdout).toMatch(/^ {2}ec2:DescribeVpcs +4$/m);
    expect(stdout).toMatch(/^ {2}logs:DescribeSubscriptionFilters +120 {2}assumed: 30 × log-group in each region$/m);
    const asked = new Set(place.server.calls.slice(before).map(({ operation }) => operation));
    expect([...asked].filter((operation) => !(TARGET_OPERATIONS as readonly string[]).includes(operation))).toEqual([]);
  });

  it('announces, with an earlier snapshot, what a scan asks', async () => {
    expect((await place.run('scan', '--snapshot', 'before', '--output', 'json=before.json')).code).toBe(0);
    const { code, stdout } = await place.run('scan', '--dry-run', '--like', 'before', '--json');
    expect(code).toBe(0);
    const { calls, totalCalls } = JSON.parse(stdout);
    const made = place.report('before.json').calls;
    expect(calls.map((row: { operation: string; calls: number }) => [row.operation, row.calls])).toEqual(
      made.map((count) => [count.operation, count.calls]),
    );
    expect(totalCalls).toBe(made.reduce((sum, count) => sum + count.calls, 0));
  });
});

describe('a scan that may send so many requests', () => {
  it('ends with 3 when they are used up, and says why', async () => {
    const before = place.server.calls.length;
    const { code } = await place.run('scan', '--max-calls', '40', '--output', 'json=bounded.json');
    expect(place.server.calls.length - before).toBe(40);
    const { summary, gaps, calls } = place.report('bounded.json');
    expect({ code, complete: summary.complete, failed: summary.counts.fail }).toEqual({
      code: 3,
      complete: false,
      failed: 0,
    });
    const reasons = new Set(gaps.map((cell) => [cell.outcome, cell.code, cell.detail].join(' ')));
    expect([...reasons]).toEqual(['failed MaxCalls not asked: the 40 requests that --max-calls allows were used up']);
    expect(calls.reduce((sum, count) => sum + count.calls, 0)).toBe(40);
    expect(calls.some(({ refused }) => refused > 0)).toBe(true);
  });

  it('is complete when they are enough', async () => {
    expect((await place.run('scan', ...FEW, '--max-calls', '100000', '--output', 'table=enough.txt')).code).toBe(0);
  });
});

describe('options that do not go together', () => {
  it.each([
    [['--dry-run', '--snapshot', 'x'], /--dry-run' cannot be used with option '--snapshot/],
    [['--dry-run', '--output', 'html=x.html'], /--dry-run' cannot be used with option '-o, --output/],
    [['--like', 'before', '--json'], /--like: goes with --dry-run only\n.*--json: goes with --dry-run only/],
    [['--dry-run', '--like', 'nowhere'], /nowhere.*is missing/],
    [['--share', '0'], /--share.*It has to be a number from 0\.01 to 1\./],
    [['--share', '1.5'], /--share.*It has to be a number from 0\.01 to 1\./],
    [['--max-calls', '0'], /--max-calls.*It has to be at least 1\./],
  ])('%j are refused', async (options, complaint) => {
    const before = place.server.calls.length;
    const { code, stdout, stderr } = await place.run('scan', ...options);
    expect({ code, stdout, calls: place.server.calls.length }).toEqual({ code: 2, stdout: '', calls: before });
    expect(stderr).toMatch(complaint);
  });
});
