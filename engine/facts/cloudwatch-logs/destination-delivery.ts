import { z } from 'zod';
import { parseArn } from '../../../model/arn.ts';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { fact } from '../../fact.ts';
import type { Inventory } from '../../inventory.ts';
import { someKnown } from '../../known.ts';
import {
  type ArchiveStream,
  archiveStream,
  DELIVERY_NEEDS,
  type DeliveryNeed,
  deliversToArchive,
} from './delivery-streams.ts';

/** The Firehose streams that empty a log destination's Kinesis stream. */
export const destinationDelivery = fact({
  subjects: ['log-destination'],
  shape: z
    .strictObject({
      streams: z
        .array(
          z.strictObject({
            name: z.string(),
            status: z.string().describe('`ACTIVE`, `CREATING_FAILED`, …'),
            endsIn: z
              .enum(['log archive account', 'elsewhere'])
              .describe('Whether a bucket is the log archive’s or replicates there'),
            obstacles: z.string().describe('Why a bucket does not lead to the log archive; empty when all do'),
          }),
        )
        .describe('Delivery streams of the log archive that read the Kinesis stream, sorted by ARN'),
    })
    .describe('What brings the records of a log destination to S3'),
  needs: ['log-destination', ...DELIVERY_NEEDS],
  read: ({ resource: destination }, inventory) => ({
    streams: archiveStreamsReading(destination, inventory).map(({ arn, status, endsInArchive, obstacles }) => ({
      name: arn.split('/').at(-1) ?? arn,
      status,
      endsIn: endsInArchive ? ('log archive account' as const) : ('elsewhere' as const),
      obstacles: obstacles.join('; '),
    })),
  }),
});

/** Whether some delivery stream brings a log destination's records to the log archive. Throws NotKnown. */
export function isDelivered(destination: ResourceOf<'log-destination'>, inventory: Inventory<DeliveryNeed>): boolean {
  return archiveStreamsReading(destination, inventory).some(deliversToArchive);
}

/** What the delivery streams that read a log destination's Kinesis stream are set to, sorted by ARN. Throws NotKnown. */
export function streamsReading(
  destination: ResourceOf<'log-destination'>,
  inventory: Inventory<'delivery-stream-detail'>,
): readonly ResourceOf<'delivery-stream-detail'>[] {
  const streams = inventory.all('delivery-stream-detail', placeOfReaders(destination));
  return streams.filter(({ sourceStreamArn }) => sourceStreamArn === destination.targetArn);
}

/** Firehose reads the Kinesis streams of its own region, and a destination may hand on to a stream of another one. */
function placeOfReaders({ account, region, targetArn }: ResourceOf<'log-destination'>): Place {
  const target = parseArn(targetArn);
  const isStream = target?.service === 'kinesis' && target.account === account;
  return { account, region: isStream ? target.region : region };
}

/** One that delivers is enough, whatever could not be read of the others. */
function archiveStreamsReading(
  destination: ResourceOf<'log-destination'>,
  inventory: Inventory<DeliveryNeed>,
): readonly ArchiveStream[] {
  const place = placeOfReaders(destination);
  const reads = (stream: ArchiveStream): boolean => stream.sourceStreamArn === destination.targetArn;
  const streams = someKnown(
    inventory.all('delivery-stream', place),
    ({ id }) => archiveStream(id, place, inventory),
    (stream) => stream !== null && reads(stream) && deliversToArchive(stream),
  );
  return streams.filter((stream) => stream !== null).filter(reads);
}
