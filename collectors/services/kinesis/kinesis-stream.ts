import type { StreamDescriptionSummary } from '@aws-sdk/client-kinesis';
import { parseArn } from '../../../model/arn.ts';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { expectSame, integer, oneOf, required, textOrNull } from '../../answer.ts';
import { regionInArn } from '../../arn.ts';
import { aboutEach } from '../../verbs.ts';

/**
 * The Kinesis stream behind a log destination, which may lie in another region; destinations may also feed Firehose or
 * Lambda.
 */
export const kinesisStream = aboutEach('kinesis-stream', {
  wants: ({ targetArn }) => parseArn(targetArn)?.service === 'kinesis',
  regionOf: ({ targetArn }, known) => regionInArn(targetArn) ?? known.targets.homeRegion,
  call: () =>
    import('@aws-sdk/client-kinesis').then((sdk) => [sdk.KinesisClient, sdk.DescribeStreamSummaryCommand] as const),
  input: ({ parent }) => ({ StreamARN: parent.targetArn }),
  to(answer, { parent, place }) {
    const found = required(answer.StreamDescriptionSummary, 'StreamDescriptionSummary');
    expectSame(found.StreamARN, parent.targetArn, 'StreamARN');
    expectSame(`stream/${found.StreamName}`, parseArn(parent.targetArn)?.resource ?? '', 'StreamName');
    return toKinesisStream(place, parent.id, found);
  },
});

export function toKinesisStream(
  place: Place,
  destinationArn: string,
  found: StreamDescriptionSummary,
): ResourceOf<'kinesis-stream'> {
  const encryption = oneOf(found.EncryptionType, ['NONE', 'KMS'], 'EncryptionType');
  return {
    type: 'kinesis-stream',
    id: destinationArn,
    ...place,
    streamArn: required(found.StreamARN, 'StreamARN'),
    status: oneOf(found.StreamStatus, ['CREATING', 'DELETING', 'ACTIVE', 'UPDATING'], 'StreamStatus'),
    encryption,
    kmsKeyId: encryption === 'KMS' ? required(found.KeyId, 'KeyId') : textOrNull(found.KeyId),
    retentionHours: integer(found.RetentionPeriodHours, 'RetentionPeriodHours'),
  };
}
