import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { required } from '../../answer.ts';
import { arnIn } from '../../arn.ts';
import { listing } from '../../verbs.ts';

/** Names of the delivery streams of one region. */
export const deliveryStream = listing('delivery-stream', {
  call: () =>
    import('@aws-sdk/client-firehose').then((sdk) => [sdk.FirehoseClient, sdk.ListDeliveryStreamsCommand] as const),
  input: { Limit: 100 },
  list: ({ DeliveryStreamNames }) => DeliveryStreamNames,
  to: (found, { place, known }) => toDeliveryStream(place, known.targets.partition, found),
});

export function toDeliveryStream(place: Place, partition: string, found: string): ResourceOf<'delivery-stream'> {
  const name = required(found, 'DeliveryStreamNames');
  return {
    type: 'delivery-stream',
    id: arnIn(place, partition, 'firehose', `deliverystream/${name}`),
    ...place,
    name,
  };
}
