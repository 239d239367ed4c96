import type {
  DeliveryStreamDescription,
  DestinationDescription,
  ExtendedS3DestinationDescription,
  S3DestinationDescription,
} from '@aws-sdk/client-firehose';
import type { Place } from '../../model/names.ts';
import type { ResourceOf } from '../../model/resource.ts';
import { required, textOrNull, UnexpectedValue } from '../answer.ts';
import { once } from '../aws/pages.ts';
import type { Collector } from '../collector.ts';

/** What one delivery stream reads and where it writes. */
export const deliveryStreamDetail: Collector<'delivery-stream-detail', 'delivery-stream'> = {
  provides: 'delivery-stream-detail',
  async *collect({ parent, place, aws }) {
    const { FirehoseClient, DescribeDeliveryStreamCommand } = await import('@aws-sdk/client-firehose');
    const firehose = aws.client(FirehoseClient);
    const answer = await once(firehose, DescribeDeliveryStreamCommand, { DeliveryStreamName: parent.name });
    const found = required(answer.DeliveryStreamDescription, 'DeliveryStreamDescription');
    yield toDeliveryStreamDetail(place, parent.id, found);
  },
};

export function toDeliveryStreamDetail(
  place: Place,
  deliveryStreamArn: string,
  found: DeliveryStreamDescription,
): ResourceOf<'delivery-stream-detail'> {
  if (found.HasMoreDestinations === true) throw new UnexpectedValue('HasMoreDestinations: only the first were given');
  return {
    type: 'delivery-stream-detail',
    id: deliveryStreamArn,
    ...place,
    status: required(found.DeliveryStreamStatus, 'DeliveryStreamStatus'),
    sourceStreamArn: textOrNull(found.Source?.KinesisStreamSourceDescription?.KinesisStreamARN),
    s3: required(found.Destinations, 'Destinations').flatMap(s3Destinations),
  };
}

/**
 * AWS describes an extended S3 destination a second time as a plain one. The buckets in which other destinations stage
 * or back up records are not where the stream delivers.
 */
function s3Destinations(found: DestinationDescription): ResourceOf<'delivery-stream-detail'>['s3'] {
  const s3 = found.ExtendedS3DestinationDescription ?? found.S3DestinationDescription;
  return s3 === undefined ? [] : [toS3Destination(s3)];
}

function toS3Destination(
  found: ExtendedS3DestinationDescription | S3DestinationDescription,
): ResourceOf<'delivery-stream-detail'>['s3'][number] {
  return {
    bucketArn: required(found.BucketARN, 'BucketARN'),
    prefix: textOrNull(found.Prefix),
    errorPrefix: textOrNull(found.ErrorOutputPrefix),
    kmsKeyArn: textOrNull(found.EncryptionConfiguration?.KMSEncryptionConfig?.AWSKMSKeyARN),
  };
}
