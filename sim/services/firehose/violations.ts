import type { DeliveryStreamDescription } from '@aws-sdk/client-firehose';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { changeLogArchive, found, homeBucket, type Violations } from '../../violations/violation.ts';
import { DELIVERY_STREAM_NAME } from './state.ts';

/** A destination whose chain is broken is no approved destination: the log groups behind it fail with it. */
const BROKEN_DELIVERY = ['ASEA-LM-CL-01', 'ASEA-LM-CL-03', 'ASEA-LM-OV-01'];

/** Changes to the log archive's Firehose of the home region. */
export const firehoseViolations: Violations = {
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
};

function changeFirehose(
  change: (stream: DeliveryStreamDescription, landingZone: LandingZone) => Partial<DeliveryStreamDescription>,
) {
  return (landingZone: LandingZone): void =>
    changeLogArchive(landingZone, ({ firehose: { deliveryStreams } }) => {
      const stream = deliveryStreams.find(({ DeliveryStreamName }) => DeliveryStreamName === DELIVERY_STREAM_NAME);
      Object.assign(found(stream, 'a Firehose'), change(found(stream, 'a Firehose'), landingZone));
    });
}
