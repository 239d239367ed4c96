import { expect, it } from 'vitest';
import { NotKnown } from '../../engine/inventory.ts';
import { REFUSED } from './synthetic.ts';

it('what is not known names every question without an answer, and what is still awaited', () => {
  const pending = { ...REFUSED, operation: null, outcome: 'pending' } as const;
  const throttled = { ...REFUSED, operation: 'ec2:DescribeVpcs', outcome: 'throttled' } as const;
  const { name, message, causes } = new NotKnown([REFUSED, pending, throttled]);
  expect({ name, message, causes }).toEqual({
    name: 'NotKnown',
    message: 'ec2:DescribeFlowLogs: denied, pending: pending, ec2:DescribeVpcs: throttled',
    causes: [REFUSED, pending, throttled],
  });
});

it('what is not known has a cause', () => {
  expect(() => new NotKnown([])).toThrow('nothing is named as the cause');
});
