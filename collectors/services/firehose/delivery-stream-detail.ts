import type {
  DeliveryStreamDescription,
  DeliveryStreamType,
  DestinationDescription,
  EncryptionConfiguration,
  ExtendedS3DestinationDescription,
  S3DestinationDescription,
} from '@aws-sdk/client-firehose';
import { parseArn } from '../../../model/arn.ts';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { expectSame, oneOf, required, textOrNull, UnexpectedValue } from '../../answer.ts';
import { placeInArn } from '../../arn.ts';
import { UnexpectedAnswer } from '../../aws/unexpected-answer.ts';
import { aboutEach } from '../../verbs.ts';

/** What one delivery stream reads and where it writes: each of the log archive, and elsewhere those that flow logs go to. */
export const deliveryStreamDetail = aboutEach('delivery-stream-detail', {
  namedBy: {
    'flow-log': ({ destinationType, destination }) => {
      const place = destination === null ? null : placeInArn(destination);
      return destinationType === 'kinesis-data-firehose' && destination !== null && place !== null
        ? [{ id: destination, place }]
        : [];
    },
  },
  call: () =>
    import('@aws-sdk/client-firehose').then((sdk) => [sdk.FirehoseClient, sdk.DescribeDeliveryStreamCommand] as const),
  input: ({ parent }) => ({ DeliveryStreamName: parent.name }),
  to: ({ DeliveryStreamDescription }, { parent, place }) =>
    toDeliveryStreamDetail(place, parent.id, required(DeliveryStreamDescription, 'DeliveryStreamDescription')),
});

export function toDeliveryStreamDetail(
  place: Place,
  deliveryStreamArn: string,
  found: DeliveryStreamDescription,
): ResourceOf<'delivery-stream-detail'> {
  expectSame(found.DeliveryStreamARN, deliveryStreamArn, 'DeliveryStreamARN');
  expectSame(
    `deliverystream/${found.DeliveryStreamName}`,
    parseArn(deliveryStreamArn)?.resource ?? '',
    'DeliveryStreamName',
  );
  if (required(found.HasMoreDestinations, 'HasMoreDestinations'))
    throw new UnexpectedValue('HasMoreDestinations: only the first were given');
  return {
    type: 'delivery-stream-detail',
    id: deliveryStreamArn,
    ...place,
    status: oneOf(found.DeliveryStreamStatus, STATUSES, 'DeliveryStreamStatus'),
    encrypts: found.DeliveryStreamEncryptionConfiguration?.Status === 'ENABLED',
    sourceStreamArn: sourceStream(found),
    s3: required(found.Destinations, 'Destinations').flatMap(s3Destinations),
  };
}

const STATUSES = ['CREATING', 'CREATING_FAILED', 'DELETING', 'DELETING_FAILED', 'ACTIVE'] as const;
const SOURCES = [
  'DirectPut',
  'KinesisStreamAsSource',
  'MSKAsSource',
  'DatabaseAsSource',
] as const satisfies readonly DeliveryStreamType[];

/** null: it reads no Kinesis stream. */
function sourceStream(found: DeliveryStreamDescription): string | null {
  if (oneOf(found.DeliveryStreamType, SOURCES, 'DeliveryStreamType') !== 'KinesisStreamAsSource') return null;
  return required(found.Source?.KinesisStreamSourceDescription?.KinesisStreamARN, 'Source.KinesisStreamARN');
}

/**
 * AWS describes an extended S3 destination a second time as a plain one. The buckets in which other destinations stage
 * or back up records are not where the stream delivers.
 */
function s3Destinations(found: DestinationDescription): ResourceOf<'delivery-stream-detail'>['s3'] {
  const s3 = found.ExtendedS3DestinationDescription ?? found.S3DestinationDescription;
  if (s3 !== undefined) return [toS3Destination(s3)];
  const isOther = Object.entries(found).some(([name, value]) => /Description$/.test(name) && value !== undefined);
  if (!isOther) throw new UnexpectedAnswer('MissingMember', 'Destinations: what kind of destination it is, is missing');
  return [];
}

function toS3Destination(
  found: ExtendedS3DestinationDescription | S3DestinationDescription,
): ResourceOf<'delivery-stream-detail'>['s3'][number] {
  return {
    bucketArn: required(found.BucketARN, 'BucketARN'),
    prefix: textOrNull(found.Prefix),
    errorPrefix: textOrNull(found.ErrorOutputPrefix),
    kmsKeyArn: kmsKey(found.EncryptionConfiguration),
  };
}

/** null: none of its own, the bucket's default encryption. */
function kmsKey(given: EncryptionConfiguration | undefined): string | null {
  const found = required(given, 'EncryptionConfiguration');
  if (found.KMSEncryptionConfig === undefined) {
    oneOf(found.NoEncryptionConfig, ['NoEncryption'], 'NoEncryptionConfig');
    return null;
  }
  return required(found.KMSEncryptionConfig.AWSKMSKeyARN, 'AWSKMSKeyARN');
}
