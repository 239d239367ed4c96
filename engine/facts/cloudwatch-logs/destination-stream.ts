import { z } from 'zod';
import { type Arn, parseArn } from '../../../model/arn.ts';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { fact } from '../../fact.ts';
import type { Inventory } from '../../inventory.ts';
import { placeOf } from '../flow-logs/capturing-flow-logs.ts';

type LogDestination = ResourceOf<'log-destination'>;

const shape = z
  .strictObject({
    status: z
      .string()
      .nullable()
      .describe('`CREATING`, `DELETING`, `ACTIVE`, `UPDATING`; null: there is no such stream in the log archive'),
    encryption: z.enum(['NONE', 'KMS']).nullable().describe('null: there is no such stream'),
    retentionHours: z
      .int()
      .nullable()
      .describe('Hours for which a Kinesis stream keeps records; null: no such stream, or one of Firehose'),
    notes: z.array(z.string()),
  })
  .describe('The stream behind a log destination: of Kinesis, or of Firehose where the configuration accepts it');
type Stream = z.infer<typeof shape>;

/** What a walk to the stream behind a log destination has to ask for. */
export const STREAM_NEEDS = ['log-destination', 'kinesis-stream', 'delivery-stream', 'delivery-stream-detail'] as const;
type StreamNeed = (typeof STREAM_NEEDS)[number];

/** The stream behind a log destination. */
export const destinationStream = fact({
  subjects: ['log-destination'],
  shape,
  needs: STREAM_NEEDS,
  read: ({ resource: destination }, inventory) => streamOf(destination, inventory),
});

/** The stream may be in another region: only the destination and the log groups have to be in the same. */
export function streamOf(destination: LogDestination, inventory: Inventory<StreamNeed>): Stream {
  const target = parseArn(destination.targetArn);
  if (target === null || target.account !== inventory.accountOf('logArchive')) {
    return absent(destination, 'is no stream of the log archive');
  }
  if (target.service === 'kinesis') {
    const stream = inventory.detail('kinesis-stream', placeOf(destination), destination.id);
    if (stream === null) return absent(destination, 'does not exist');
    const { status, encryption, retentionHours } = stream;
    return { status, encryption, retentionHours, notes: [] };
  }
  if (target.service !== 'firehose') return absent(destination, 'is no stream of the log archive');
  if (inventory.parameters.requireStream)
    return absent(destination, 'is no Kinesis stream, which the profile asks for');
  return firehoseOf(destination, placeIn(target), inventory);
}

function firehoseOf(destination: LogDestination, place: Place, inventory: Inventory<StreamNeed>): Stream {
  const isListed = inventory.all('delivery-stream', place).some(({ id }) => id === destination.targetArn);
  const stream = isListed ? inventory.detail('delivery-stream-detail', place, destination.targetArn) : null;
  if (stream === null) return absent(destination, 'does not exist');
  const notes = ['Firehose takes the records without a Kinesis stream.'];
  return { status: stream.status, encryption: stream.encrypts ? 'KMS' : 'NONE', retentionHours: null, notes };
}

/** Where the stream of a log destination is, and what brings its records on; null: the target is no ARN. */
export function placeOfStream({ targetArn }: LogDestination): Place | null {
  const target = parseArn(targetArn);
  return target === null ? null : placeIn(target);
}

function placeIn({ account, region }: Arn): Place {
  return { account, region };
}

function absent({ targetArn }: LogDestination, why: string): Stream {
  return { status: null, encryption: null, retentionHours: null, notes: [`The target ${targetArn} ${why}.`] };
}
