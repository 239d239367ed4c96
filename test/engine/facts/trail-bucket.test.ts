import { expect, test } from 'vitest';
import { factAbout } from './example-facts.ts';

const TRAIL = { type: 'trail', bucketName: 'logs' } as const;
const other = (account: string) => ({ type: 'bucket' as const, name: 'logs', account });

test('a bucket of another account is told with its owner', async () => {
  expect(await factAbout('trailBucket', 'organization-trail', { resources: [TRAIL, other('444455556666')] })).toEqual([
    { bucketName: 'logs', place: 'elsewhere', notes: ['The bucket logs belongs to the account 444455556666.'] },
  ]);
});

test('a bucket of nobody is told as such only when every account showed its buckets', async () => {
  expect(await factAbout('trailBucket', 'organization-trail', { resources: [TRAIL] })).toEqual([
    { bucketName: 'logs', place: 'elsewhere', notes: ['No account of the organization owns the bucket logs.'] },
  ]);
  const gaps = [{ type: 'bucket' as const, account: '444455556666', outcome: 'denied' as const }];
  expect(await factAbout('trailBucket', 'organization-trail', { resources: [TRAIL], gaps })).toEqual([
    { bucketName: 'logs', place: 'elsewhere', notes: ['Which account owns the bucket logs could not be read.'] },
  ]);
});
