import type { DeliveryStreamDescription } from '@aws-sdk/client-firehose';
import type { StreamDescriptionSummary } from '@aws-sdk/client-kinesis';
import type { LandingZone } from '../landing-zone/landing-zone.ts';
import { DELIVERY_STREAM_NAME } from '../landing-zone/log-pipeline.ts';
import type { RegionState } from '../landing-zone/region-state.ts';
import { found, homeBucket, violations } from './violation.ts';

/** A destination whose chain is broken is no approved destination: the log groups behind it fail with it. */
const BROKEN_STREAM = ['ASEA-LM-CL-01', 'ASEA-LM-CL-02', 'ASEA-LM-OV-01'];
const BROKEN_DELIVERY = ['ASEA-LM-CL-01', 'ASEA-LM-CL-03', 'ASEA-LM-OV-01'];

/** Changes to the log archive's destination, stream and Firehose of the home region. */
export const LOG_PIPELINE_VIOLATIONS = violations({
  'destination-missing': {
    description: 'The log archive has no log destination in the home region',
    requirements: BROKEN_STREAM,
    apply: (landingZone) =>
      changeHome(landingZone, ({ destinations }) => {
        destinations.length = 0;
      }),
  },
  'destination-open-to-everyone': {
    description: 'Any AWS account may subscribe to the log destination',
    requirements: BROKEN_STREAM,
    apply: (landingZone) =>
      changeHome(landingZone, ({ destinations }) => {
        const destination = found(destinations[0], 'a log destination');
        const policy = JSON.parse(destination.accessPolicy ?? '{}');
        for (const statement of policy.Statement) delete statement.Condition;
        destination.accessPolicy = JSON.stringify(policy);
      }),
  },
  'destination-for-another-organization': {
    description: 'Another organization than this one may subscribe to the log destination',
    requirements: BROKEN_STREAM,
    apply: (landingZone) =>
      changeHome(landingZone, ({ destinations }) => {
        const destination = found(destinations[0], 'a log destination');
        const { organizationId } = landingZone.plan;
        destination.accessPolicy = destination.accessPolicy?.replace(organizationId, 'o-elsewhere00');
      }),
  },
  'stream-unencrypted': {
    description: 'The stream behind the log destination is not encrypted',
    requirements: BROKEN_STREAM,
    apply: changeStream({ EncryptionType: 'NONE', KeyId: undefined }),
  },
  'stream-deleting': {
    description: 'The stream behind the log destination is being deleted',
    requirements: BROKEN_STREAM,
    apply: changeStream({ StreamStatus: 'DELETING' }),
  },
  'firehose-failed': {
    description: 'The Firehose that carries the logs to S3 could not be created',
    requirements: BROKEN_DELIVERY,
    apply: changeFirehose(() => ({ DeliveryStreamStatus: 'CREATING_FAILED' })),
  },
  'firehose-missing': {
    description: 'No Firehose reads the stream behind the log destination',
    requirements: BROKEN_DELIVERY,
    besides: { 'not-applicable': ['ASEA-LM-CL-03', 'ASEA-LM-CL-04'] },
    apply: changeFirehose(() => ({ DeliveryStreamType: 'DirectPut', Source: undefined })),
  },
  'firehose-bucket-foreign': {
    description: 'The Firehose delivers the logs to a bucket of the management account',
    requirements: BROKEN_DELIVERY,
    besides: { 'not-applicable': ['ASEA-LM-CL-04'] },
    apply: changeFirehose((stream, landingZone) => {
      const [destination] = stream.Destinations ?? [];
      const s3 = found(destination?.ExtendedS3DestinationDescription, 'a delivery to S3');
      s3.BucketARN = `arn:aws:s3:::${homeBucket(landingZone, landingZone.core.management).name}`;
      return {};
    }),
  },
});

function changeHome({ core, homeRegion, changeRegion }: LandingZone, change: (state: RegionState) => void): void {
  changeRegion(core.logArchive, homeRegion, change);
}

function changeStream(change: Partial<StreamDescriptionSummary>) {
  return (landingZone: LandingZone): void =>
    changeHome(landingZone, ({ streams }) => {
      Object.assign(found(streams[0], 'a Kinesis stream'), change);
    });
}

function changeFirehose(
  change: (stream: DeliveryStreamDescription, landingZone: LandingZone) => Partial<DeliveryStreamDescription>,
) {
  return (landingZone: LandingZone): void =>
    changeHome(landingZone, ({ deliveryStreams }) => {
      const stream = deliveryStreams.find(({ DeliveryStreamName }) => DeliveryStreamName === DELIVERY_STREAM_NAME);
      Object.assign(found(stream, 'a Firehose'), change(found(stream, 'a Firehose'), landingZone));
    });
}
