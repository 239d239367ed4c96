import { z } from 'zod';
import { bucketParts } from '../../../model/arn.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { fact } from '../../fact.ts';
import type { Inventory } from '../../inventory.ts';
import { streamsReading } from './destination-delivery.ts';

type S3Destination = ResourceOf<'delivery-stream-detail'>['s3'][number];

/** Whether the S3 objects that come out of a log destination are encrypted with KMS. */
export const destinationEncryption = fact({
  subjects: ['log-destination'],
  shape: z
    .strictObject({
      buckets: z.array(z.string()).describe('Buckets that the records are written to, sorted'),
      withoutKms: z.array(z.string()).describe('Those where neither Firehose nor the bucket uses KMS, sorted'),
    })
    .describe('The encryption of what a log destination leaves in S3'),
  needs: ['log-destination', 'delivery-stream', 'delivery-stream-detail', 'bucket', 'bucket-encryption'],
  read({ resource: destination }, inventory) {
    const destinations = streamsReading(destination, inventory).flatMap(({ s3 }) => s3);
    const names = (found: readonly S3Destination[]) => [...new Set(found.map(bucketName))].sort();
    return {
      buckets: names(destinations),
      withoutKms: names(destinations.filter((destination) => !usesKms(destination, inventory))),
    };
  },
});

function usesKms(destination: S3Destination, { crossAccount }: Inventory<'bucket' | 'bucket-encryption'>): boolean {
  if (destination.kmsKeyArn !== null) return true;
  const name = bucketName(destination);
  // A bucket of nobody's has no encryption to ask for; that it is the wrong bucket is another rule's business.
  if (crossAccount.ownerOf(name) === null) return false;
  return crossAccount.detail('bucket-encryption', name)?.algorithm.startsWith('aws:kms') ?? false;
}

function bucketName({ bucketArn }: S3Destination): string {
  return bucketParts(bucketArn).bucketName;
}
