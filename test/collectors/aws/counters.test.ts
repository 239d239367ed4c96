import { expect, test } from 'vitest';
import { CallsUsedUp, callsOf, openCounters, sumCalls } from '../../../collectors/aws/counters.ts';
import { meaningOf } from '../../../collectors/aws/errors.ts';

const place = { account: '111122223333', region: 'ca-central-1', operation: 'ec2:DescribeVpcs' };

test('counts are sorted by operation, and a repeated request counts twice', () => {
  const counters = openCounters();
  counters.sent(place, 1);
  counters.throttled(place.operation);
  counters.sent(place, 2);
  counters.refused('cloudtrail:DescribeTrails');
  expect(callsOf(counters.counts())).toEqual([
    { operation: 'cloudtrail:DescribeTrails', calls: 0, retries: 0, throttled: 0, refused: 1 },
    { operation: 'ec2:DescribeVpcs', calls: 2, retries: 1, throttled: 1, refused: 0 },
  ]);
});

test('what several processes sent is added up', () => {
  const one = { operation: 'ec2:DescribeVpcs', calls: 2, retries: 1, throttled: 1, refused: 0 };
  const other = { operation: 'ec2:DescribeVpcs', calls: 5, retries: 0, throttled: 2, refused: 3 };
  const third = { operation: 'cloudtrail:DescribeTrails', calls: 1, retries: 0, throttled: 0, refused: 0 };
  expect(sumCalls([one, other, third])).toEqual([
    third,
    { operation: 'ec2:DescribeVpcs', calls: 7, retries: 1, throttled: 3, refused: 3 },
  ]);
});

test('the last request that is allowed may be sent, and none after it', () => {
  const counters = openCounters({ maxCalls: 2 });
  counters.sent(place, 1);
  expect(counters.isSpent()).toBe(false);
  counters.sent(place, 2);
  expect(counters.isSpent()).toBe(true);
  expect(openCounters().isSpent()).toBe(false);
});

test('requests that were used up are a failed question with a code of its own', () => {
  expect(meaningOf('ec2:DescribeVpcs', new CallsUsedUp(500))).toEqual({
    outcome: 'failed',
    code: 'MaxCalls',
    detail: 'not asked: the 500 requests that --max-calls allows were used up',
  });
});
