import type { DescribeStreamSummaryInput, DescribeStreamSummaryOutput } from '@aws-sdk/client-kinesis';
import { operation } from '../../handlers/operation.ts';
import { placeOf } from '../../handlers/place.ts';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { type Handler, SimError } from '../../operation.ts';

/** Amazon Kinesis Data Streams. */
export function kinesisHandlers(landingZone: LandingZone): Record<string, Handler> {
  return {
    'kinesis:DescribeStreamSummary': operation<DescribeStreamSummaryInput, DescribeStreamSummaryOutput>(
      ['StreamName', 'StreamARN'],
      (input, call) => {
        const { StreamARN: arn, StreamName: name = arn?.split('/')[1] } = input;
        const found = placeOf(landingZone, call).kinesis.streams.find(
          (stream) => stream.StreamName === name && (arn === undefined || stream.StreamARN === arn),
        );
        if (found === undefined) {
          throw new SimError('ResourceNotFoundException', `Stream ${name} under account ${call.account} not found.`);
        }
        return { StreamDescriptionSummary: found };
      },
    ),
  };
}
