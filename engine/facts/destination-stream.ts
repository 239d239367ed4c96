import { z } from 'zod';
import type { ResourceOf } from '../../model/resource.ts';
import { fact } from '../fact.ts';
import type { World } from '../world.ts';
import { arnParts } from './arn-parts.ts';
import { placeOf } from './capturing-flow-logs.ts';

const shape = z
  .strictObject({
    status: z
      .string()
      .nullable()
      .describe('`CREATING`, `DELETING`, `ACTIVE`, `UPDATING`; null: there is no such stream in the log archive'),
    encryption: z.enum(['NONE', 'KMS']).nullable().describe('null: there is no such stream'),
    encryptionRequired: z.boolean().describe('Whether the profile asks for KMS'),
    retentionHours: z.int().nullable().describe('Hours for which the stream keeps records; null: no such stream'),
    notes: z.array(z.string()),
  })
  .describe('The Kinesis stream behind a log destination');

/** The Kinesis stream behind a log destination. */
export const destinationStream = fact({
  subjects: ['log-destination'],
  shape,
  needs: ['log-destination', 'kinesis-stream'],
  read: ({ destination }, world) => streamOf(destination, world),
});

export function streamOf(destination: ResourceOf<'log-destination'>, world: World): z.infer<typeof shape> {
  const encryptionRequired = world.parameters.requireStreamKms;
  const target = arnParts(destination.targetArn);
  if (target?.service !== 'kinesis' || target.account !== world.accountOf('logArchive')) {
    return absent('is not a Kinesis stream of the log archive');
  }
  const stream = world.detail('kinesis-stream', placeOf(destination), destination.id);
  if (stream === null) return absent('does not exist');
  const { status, encryption, retentionHours } = stream;
  const notes = status === 'UPDATING' ? ['The stream is being updated; it works meanwhile.'] : [];
  return { status, encryption, encryptionRequired, retentionHours, notes };

  function absent(why: string): z.infer<typeof shape> {
    const notes = [`The target ${destination.targetArn} ${why}.`];
    return { status: null, encryption: null, encryptionRequired, retentionHours: null, notes };
  }
}
