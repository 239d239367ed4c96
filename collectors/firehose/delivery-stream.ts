import type { Place } from '../../model/names.ts';
import type { ResourceOf } from '../../model/resource.ts';
import { required } from '../answer.ts';
import { arnIn } from '../arn.ts';
import { pages } from '../aws/pages.ts';
import type { Collector } from '../collector.ts';

/** Names of the delivery streams of one region. */
export const deliveryStream: Collector<'delivery-stream'> = {
  provides: 'delivery-stream',
  async *collect({ place, aws, known }) {
    const { FirehoseClient, ListDeliveryStreamsCommand } = await import('@aws-sdk/client-firehose');
    const firehose = aws.client(FirehoseClient);
    const names = pages(firehose, ListDeliveryStreamsCommand, { Limit: 100 }, (answer) => answer.DeliveryStreamNames);
    for await (const page of names) {
      for (const name of page) yield toDeliveryStream(place, known.targets.partition, name);
    }
  },
};

export function toDeliveryStream(place: Place, partition: string, found: string): ResourceOf<'delivery-stream'> {
  const name = required(found, 'DeliveryStreamNames');
  return {
    type: 'delivery-stream',
    id: arnIn(place, partition, 'firehose', `deliverystream/${name}`),
    ...place,
    name,
  };
}
