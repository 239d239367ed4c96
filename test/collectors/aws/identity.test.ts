import { expect, it } from 'vitest';
import { toIdentity } from '../../../collectors/aws/identity.ts';

const ANSWER = { Account: '111122223333', UserId: 'AIDAEXAMPLE', $metadata: {} };

it('the partition is the second part of the ARN', () => {
  const arn = 'arn:aws-us-gov:sts::111122223333:assumed-role/scan/zonewarden';
  expect(toIdentity({ ...ANSWER, Arn: arn })).toEqual({ account: '111122223333', arn, partition: 'aws-us-gov' });
});

it.each(['', 'x:y:z', 'arn::sts', 'arn:aws/../x:sts::1:user/x'])('%j is no ARN of a caller', (arn) => {
  expect(() => toIdentity({ ...ANSWER, Arn: arn })).toThrow(/lacks/);
});
