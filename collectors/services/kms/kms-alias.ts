import type { AliasListEntry } from '@aws-sdk/client-kms';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { required, textOrNull } from '../../answer.ts';
import { expectArn } from '../../arn.ts';
import { listing } from '../../verbs.ts';

/** Key aliases of one region. */
export const kmsAlias = listing('kms-alias', {
  call: () => import('@aws-sdk/client-kms').then((sdk) => [sdk.KMSClient, sdk.ListAliasesCommand] as const),
  input: { Limit: 100 },
  list: ({ Aliases }) => Aliases,
  to: (found, { place, known }) => toKmsAlias(place, known.targets.partition, found),
});

export function toKmsAlias(place: Place, partition: string, found: AliasListEntry): ResourceOf<'kms-alias'> {
  const id = required(found.AliasArn, 'AliasArn');
  const name = required(found.AliasName, 'AliasName');
  expectArn(id, { partition, ...place, resource: name }, 'AliasArn');
  return {
    type: 'kms-alias',
    id,
    ...place,
    name,
    keyId: textOrNull(found.TargetKeyId),
  };
}
