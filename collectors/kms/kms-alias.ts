import type { AliasListEntry } from '@aws-sdk/client-kms';
import type { Place } from '../../model/names.ts';
import type { ResourceOf } from '../../model/resource.ts';
import { required, textOrNull } from '../answer.ts';
import { expectOwner } from '../arn.ts';
import { pages } from '../aws/pages.ts';
import type { Collector } from '../collector.ts';

/** Key aliases of one region. */
export const kmsAlias: Collector<'kms-alias'> = {
  provides: 'kms-alias',
  async *collect({ place, aws }) {
    const { KMSClient, ListAliasesCommand } = await import('@aws-sdk/client-kms');
    const kms = aws.client(KMSClient);
    for await (const page of pages(kms, ListAliasesCommand, { Limit: 100 }, (answer) => answer.Aliases)) {
      for (const found of page) yield toKmsAlias(place, found);
    }
  },
};

export function toKmsAlias(place: Place, found: AliasListEntry): ResourceOf<'kms-alias'> {
  const id = required(found.AliasArn, 'AliasArn');
  expectOwner(id, place, 'AliasArn');
  return {
    type: 'kms-alias',
    id,
    ...place,
    name: required(found.AliasName, 'AliasName'),
    keyId: textOrNull(found.TargetKeyId),
  };
}
