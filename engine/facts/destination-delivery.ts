import { z } from 'zod';
import type { ResourceOf } from '../../model/resource.ts';
import { fact } from '../fact.ts';
import type { World } from '../world.ts';
import { BUCKET_ROUTE_NEEDS } from './bucket-route.ts';
import { placeOf } from './capturing-flow-logs.ts';
import { type ArchiveStream, archiveStream, deliversToArchive } from './delivery-streams.ts';
import { someKnown } from './some-known.ts';

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
            endsInArchive: z.boolean().describe('Whether its bucket is the log archive’s or replicates there'),
            obstacles: z.string().describe('Why a bucket does not lead to the log archive; empty when all do'),
          }),
        )
        .describe('Delivery streams of the log archive that read the Kinesis stream, sorted by ARN'),
    })
    .describe('What brings the records of a log destination to S3'),
  needs: ['log-destination', 'delivery-stream', 'delivery-stream-detail', ...BUCKET_ROUTE_NEEDS],
  read({ destination }, world) {
    const streams = streamsReading(destination, world);
    return {
      streams: streams.map(({ arn, status, endsInArchive, obstacles }) => ({
        name: arn.split('/').at(-1) ?? arn,
        status,
        endsInArchive,
        obstacles: obstacles.join('; '),
      })),
    };
  },
});

/** The delivery streams that read a log destination's Kinesis stream, sorted by ARN. Throws NotKnown. */
export function streamsReading(destination: ResourceOf<'log-destination'>, world: World): readonly ArchiveStream[] {
  const place = placeOf(destination);
  const reads = (stream: ArchiveStream | null) => stream?.sourceStreamArn === destination.targetArn;
  return someKnown(
    world.all('delivery-stream', place),
    ({ id }) => archiveStream(id, place, world),
    (stream) => stream !== null && reads(stream) && deliversToArchive(stream),
  )
    .filter((stream) => stream !== null)
    .filter(reads);
}
