import type { GetBucketLocationOutput } from '@aws-sdk/client-s3';
import { bucketArn, bucketParts } from '../../../model/arn.ts';
import type { Place, Region } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { regionCode } from '../../answer.ts';
import type { Known, Named } from '../../collector.ts';
import { aboutEach } from '../../verbs.ts';

/**
 * Regions of buckets: of every bucket in the log archive, and elsewhere of those into which flow logs, GuardDuty's findings
 * and delivery streams are delivered, of whatever account. Nothing is said about any other bucket.
 */
export const bucketLocation = aboutEach('bucket-location', {
  after: ['flow-log'],
  afterIfAsked: ['guardduty-destination-detail'],
  namedBy: {
    'flow-log': ({ destinationType, destination }, { partition }) =>
      destinationType === 's3' && destination !== null ? [bucketNamed(destination, partition)] : [],
    'guardduty-destination-detail': ({ destinationArn }, { partition }) => [bucketNamed(destinationArn, partition)],
    'delivery-stream-detail': ({ s3 }, { partition }) => s3.map(({ bucketArn }) => bucketNamed(bucketArn, partition)),
  },
  wants: (bucket, known) => bucket.account === known.targets.core.logArchive || receivesLogs(bucket, known),
  regionOf: (_, known) => leadingRegion(known.targets.partition) ?? known.targets.homeRegion,
  call: () => import('@aws-sdk/client-s3').then((sdk) => [sdk.S3Client, sdk.GetBucketLocationCommand] as const),
  input: ({ account, parent }) => ({ Bucket: parent.name, ExpectedBucketOwner: account }),
  to: (found, { parent, place }) => toBucketLocation(place, parent, found),
});

/** AWS gives no location for us-east-1, and `EU` for old buckets in eu-west-1. */
export function toBucketLocation(
  place: Place,
  bucket: ResourceOf<'bucket'>,
  found: GetBucketLocationOutput,
): ResourceOf<'bucket-location'> {
  const location = found.LocationConstraint || 'us-east-1';
  const bucketRegion = location === 'EU' ? 'eu-west-1' : regionCode(location, 'LocationConstraint');
  return { type: 'bucket-location', id: bucket.id, ...place, name: bucket.name, bucketRegion };
}

/** Its ARN says no account: whoever lists it is asked. */
function bucketNamed(destinationArn: string, partition: string): Named {
  return { id: bucketArn(partition, bucketParts(destinationArn).bucketName), place: null };
}

function receivesLogs(bucket: ResourceOf<'bucket'>, known: Known): boolean {
  // A destination is the bucket's ARN, or that and a prefix.
  const withPrefix = `${bucket.id}/`;
  const destinations = [
    ...known.seen('flow-log').map(({ destination }) => destination),
    ...known.seen('guardduty-destination-detail').map(({ destinationArn }) => destinationArn),
  ];
  return destinations.some((destination) => destination === bucket.id || destination?.startsWith(withPrefix) === true);
}

/** The region of a partition that answers for buckets of all its regions; the others answer for their own only. */
function leadingRegion(partition: string): Region | undefined {
  return { aws: 'us-east-1', 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' }[partition];
}
