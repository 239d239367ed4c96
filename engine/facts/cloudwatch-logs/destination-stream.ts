import { z } from 'zod';
import { parseArn } from '../../../model/arn.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { fact } from '../../fact.ts';
import type { Inventory } from '../../inventory.ts';
import { placeOf } from '../flow-logs/capturing-flow-logs.ts';

const shape = z
  .strictObject({
    status: z
      .string()
      .nullable()
      .describe('`CREATING`, `DELETING`, `ACTIVE`, `UPDATING`; null: there is no such stream in the log archive'),
    encryption: z.enum(['NONE', 'KMS']).nullable().describe('null: there is no such stream'),
    retentionHours: z.int().nullable().describe('Hours for which the stream keeps records; null: no such stream'),
    notes: z.array(z.string()),
  })
  .describe('The Kinesis stream behind a log destination');

/** The Kinesis stream behind a log destination. */
export const destinationStream = fact({
  subjects: ['log-destination'],
  shape,
  needs: ['log-destination', 'kinesis-stream'],
  read: ({ resource: destination }, inventory) => streamOf(destination, inventory),
});

export function streamOf(
  destination: ResourceOf<'log-destination'>,
  inventory: Inventory<'kinesis-stream'>,
): z.infer<typeof shape> {
  const target = parseArn(destination.targetArn);
  if (target?.service !== 'kinesis' || target.account !== inventory.accountOf('logArchive')) {
    return absent(destination, 'is not a Kinesis stream of the log archive');
  }
  const stream = inventory.detail('kinesis-stream', placeOf(destination), destination.id);
  if (stream === null) return absent(destination, 'does not exist');
  const { status, encryption, retentionHours } = stream;
  return { status, encryption, retentionHours, notes: [] };
}

function absent({ targetArn }: ResourceOf<'log-destination'>, why: string): z.infer<typeof shape> {
  return { status: null, encryption: null, retentionHours: null, notes: [`The target ${targetArn} ${why}.`] };
}
