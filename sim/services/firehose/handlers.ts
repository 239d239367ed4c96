import type {
  DescribeDeliveryStreamInput,
  DescribeDeliveryStreamOutput,
  ListDeliveryStreamsInput,
  ListDeliveryStreamsOutput,
} from '@aws-sdk/client-firehose';
import { operation } from '../../handlers/operation.ts';
import { placeOf } from '../../handlers/place.ts';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { type Handler, SimError } from '../../operation.ts';

/** Amazon Data Firehose. A listing goes on after the name of the last stream seen; there are no tokens. */
export function firehoseHandlers(landingZone: LandingZone, pageSize: number): Record<string, Handler> {
  return {
    'firehose:ListDeliveryStreams': operation<ListDeliveryStreamsInput, ListDeliveryStreamsOutput>(
      ['Limit', 'ExclusiveStartDeliveryStreamName'],
      (input, call) => {
        const { Limit: limit = pageSize, ExclusiveStartDeliveryStreamName: after } = input;
        if (limit < 1 || limit > 10_000) {
          throw new SimError('ValidationException', `Limit ${limit} is out of bounds: from 1 to 10000.`);
        }
        const names = placeOf(landingZone, call)
          .firehose.deliveryStreams.map(({ DeliveryStreamName: name }) => name ?? '')
          .filter((name) => after === undefined || name > after)
          .sort();
        const size = Math.min(limit, pageSize);
        return { DeliveryStreamNames: names.slice(0, size), HasMoreDeliveryStreams: names.length > size };
      },
    ),
    'firehose:DescribeDeliveryStream': operation<DescribeDeliveryStreamInput, DescribeDeliveryStreamOutput>(
      ['DeliveryStreamName'],
      (input, call) => {
        const name = input.DeliveryStreamName;
        const found = placeOf(landingZone, call).firehose.deliveryStreams.find(
          (stream) => stream.DeliveryStreamName === name,
        );
        if (found === undefined) {
          throw new SimError('ResourceNotFoundException', `Firehose ${name} under account ${call.account} not found.`);
        }
        return { DeliveryStreamDescription: found };
      },
    ),
  };
}
