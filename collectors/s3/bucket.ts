import type { Bucket as AwsBucket } from '@aws-sdk/client-s3';
import type { Place } from '../../model/names.ts';
import type { ResourceOf } from '../../model/resource.ts';
import { required } from '../answer.ts';
import { bucketArn } from '../arn.ts';
import { pages } from '../aws/pages.ts';
import type { Collector } from '../collector.ts';

/** Buckets of the account, in all regions. */
export const bucket: Collector<'bucket'> = {
  provides: 'bucket',
  async *collect({ place, aws, known }) {
    const { S3Client, ListBucketsCommand } = await import('@aws-sdk/client-s3');
    const s3 = aws.client(S3Client);
    // Without a page size AWS gives all buckets at once, and refuses accounts that may have more than 10,000.
    for await (const page of pages(s3, ListBucketsCommand, { MaxBuckets: 1000 }, (answer) => answer.Buckets)) {
      for (const found of page) yield toBucket(place, known.targets.partition, found);
    }
  },
};

export function toBucket(place: Place, partition: string, found: AwsBucket): ResourceOf<'bucket'> {
  const name = required(found.Name, 'Name');
  return { type: 'bucket', id: bucketArn(partition, name), ...place, name };
}
