import { expect, test } from 'vitest';
import { FAULT_KINDS } from '../../../sim/faults/fault.ts';
import { FaultSpecError, parseFaults } from '../../../sim/faults/parse.ts';

const EVERYWHERE = { account: null, region: null, operation: null, times: null, page: null };

test('a specification names a kind and narrows it', () => {
  expect(
    parseFaults([
      'denied:region=eu-west-1',
      'throttled:operation=logs:DescribeSubscriptionFilters,times=3',
      'repeated-token:account=012345678912,page=2',
      'slow',
      'slow:seconds=0.5',
      'missing-member:member=Vpcs.0.OwnerId',
      'wrong-account:as=012345678912',
      'wrong-region:from=us-east-1',
    ]),
  ).toEqual([
    { ...EVERYWHERE, kind: 'denied', region: 'eu-west-1' },
    { ...EVERYWHERE, kind: 'throttled', operation: 'logs:DescribeSubscriptionFilters', times: 3 },
    { ...EVERYWHERE, kind: 'repeated-token', account: '012345678912', page: 2 },
    { ...EVERYWHERE, kind: 'slow', seconds: 120 },
    { ...EVERYWHERE, kind: 'slow', seconds: 0.5 },
    { ...EVERYWHERE, kind: 'missing-member', member: 'Vpcs.0.OwnerId' },
    { ...EVERYWHERE, kind: 'wrong-account', as: '012345678912' },
    { ...EVERYWHERE, kind: 'wrong-region', from: 'us-east-1' },
  ]);
});

test('every kind is a specification on its own', () => {
  const kinds = Object.keys(FAULT_KINDS);
  expect(parseFaults(kinds).map(({ kind }) => kind)).toEqual(kinds);
});

test('everything that is wrong is said at once, with what to do', () => {
  const wrong = () =>
    parseFaults([
      'denyed',
      'denied:account=1234,zone=a',
      'throttled:times=0,times=3,often',
      'html:seconds=3',
      'reset:',
    ]);
  expect(wrong).toThrow(FaultSpecError);
  try {
    wrong();
  } catch (error) {
    expect((error as FaultSpecError).faults).toEqual([
      `fault "denyed": "denyed" is no kind of fault; use one of ${Object.keys(FAULT_KINDS).join(', ')}`,
      'fault "denied:account=1234,zone=a": account has to be an account id of 12 digits, and "1234" is not',
      'fault "denied:account=1234,zone=a": "zone" is no key; use account, region, operation, times, page, seconds, as, from, member',
      'fault "throttled:times=0,times=3,often": times stands there twice; keep one',
      'fault "throttled:times=0,times=3,often": write key=value instead of "often"',
      'fault "throttled:times=0,times=3,often": times has to be a whole number from 1, and "0" is not',
      'fault "html:seconds=3": seconds belongs to slow only; leave it out',
      'fault "reset:": write key=value instead of ""',
    ]);
  }
});
