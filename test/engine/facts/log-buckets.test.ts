import { expect, test } from 'vitest';
import type { Example } from '../../../scripts/authoring/example.ts';
import { subjectsOf } from './example-facts.ts';

async function bucketsOf(example: Example) {
  const { subjects, causes = [], none } = await subjectsOf('log-bucket', example);
  if (none !== undefined) return none;
  return [...subjects.map(({ name }) => name), ...causes.map(({ operation, outcome }) => `${operation} ${outcome}`)];
}

const bucket = (name: string, account = '222233334444') => ({ type: 'bucket' as const, name, account });

test('each way to deliver makes a log bucket, and each bucket is one once', async () => {
  const resources = [
    { type: 'trail' as const, bucketName: 'of-the-trail' },
    { type: 'delivery-stream' as const },
    {
      type: 'delivery-stream-detail' as const,
      s3: [
        { bucketArn: 'arn:aws:s3:::of-the-stream', prefix: null, errorPrefix: null, kmsKeyArn: null },
        { bucketArn: 'arn:aws:s3:::of-the-trail', prefix: null, errorPrefix: null, kmsKeyArn: null },
      ],
    },
    { type: 'vpc' as const },
    { type: 'flow-log' as const, destination: 'arn:aws:s3:::of-the-flow-log/444455556666/Main' },
    ...['of-the-flow-log', 'of-the-stream', 'of-the-trail', 'of-nobody'].map((name) => bucket(name)),
  ];
  expect(await bucketsOf({ resources })).toEqual(['of-the-flow-log', 'of-the-stream', 'of-the-trail']);
});

test('a bucket that another account owns is no log bucket of the log archive', async () => {
  const resources = [{ type: 'trail' as const, bucketName: 'elsewhere' }, bucket('elsewhere', '111122223333')];
  expect(await bucketsOf({ resources })).toBe('No bucket of the log archive account receives logs.');
});

test('buckets that are known are judged, and what could not be read is told beside them', async () => {
  const resources = [{ type: 'trail' as const, bucketName: 'of-the-trail' }, bucket('of-the-trail')];
  const gaps = [{ type: 'delivery-stream' as const, outcome: 'denied' as const }];
  expect(await bucketsOf({ resources, gaps })).toEqual(['of-the-trail', 'firehose:ListDeliveryStreams denied']);
});

test('names from the configuration replace the search, and a name that nobody owns is told', async () => {
  const resources = [{ type: 'trail' as const, bucketName: 'of-the-trail' }, bucket('of-the-trail'), bucket('named')];
  const parameters = { logBuckets: ['named', 'typo'] };
  expect(await bucketsOf({ parameters, resources })).toEqual(['named', 's3:ListBuckets failed']);
});
