import { z } from 'zod';
import type { ResourceOf } from '../../../model/resource.ts';
import { fact } from '../../fact.ts';
import { type Inventory, NotKnown } from '../../inventory.ts';
import { expirationOf, LifecycleRuleShape, versionExpirationOf } from '../s3/lifecycle-shape.ts';
import { causeOfRecords } from '../s3/log-keys.ts';
import { expiresEarly, expiresVersionsEarly, type LifecycleRule, lifecycleOf } from '../s3/log-retention.ts';
import { placeOfBucket } from '../s3/place-of-bucket.ts';
import { type Keys, meets } from '../s3/written-keys.ts';
import { DELIVERY_NEEDS, type DeliveryNeed, routeOf } from './delivery-streams.ts';
import { streamsReading } from './destination-delivery.ts';

type Copy = { readonly bucket: ResourceOf<'bucket'>; readonly keys: Keys };

/** How long the records of a log destination stay in the log archive: as for any log bucket, for its own keys. */
export const destinationRetention = fact({
  subjects: ['log-destination'],
  shape: z
    .strictObject({
      buckets: z.array(z.string()).describe('Buckets of the log archive that keep the records, sorted'),
      unversioned: z.array(z.string()).describe('Those without versioning, sorted'),
      early: z.array(LifecycleRuleShape).describe('Lifecycle rules that take the records away before `minDays`'),
      earlyVersions: z
        .array(LifecycleRuleShape)
        .describe('Lifecycle rules that take replaced or deleted records away before `minNoncurrentDays`'),
    })
    .describe('How long what a log destination leaves in S3 is kept'),
  needs: ['log-destination', 'bucket-lifecycle', ...DELIVERY_NEEDS],
  read({ resource: destination }, inventory) {
    const { minDays, minNoncurrentDays } = inventory.parameters;
    const copies = copiesOf(destination, inventory);
    return {
      buckets: namesOf(copies),
      unversioned: namesOf(copies.filter(({ bucket }) => !isVersioned(bucket, inventory))),
      early: copies.flatMap((copy) => {
        const { rules, comesWithin } = lifecycleOf(copy.bucket, inventory);
        const early = rules.filter((rule) => expiresEarly(rule, minDays, comesWithin));
        return ofRecords(early, copy).map(expirationOf);
      }),
      earlyVersions: copies.flatMap((copy) => {
        const { rules } = lifecycleOf(copy.bucket, inventory);
        const early = rules.filter((rule) => expiresVersionsEarly(rule, minNoncurrentDays));
        return ofRecords(early, copy).map(versionExpirationOf);
      }),
    };
  },
});

/** Where the records lie; each bucket and prefix once. */
function copiesOf(destination: ResourceOf<'log-destination'>, inventory: Inventory<DeliveryNeed>): readonly Copy[] {
  const buckets = inventory.all('bucket', { account: inventory.accountOf('logArchive'), region: 'global' });
  const copies = new Map<string, Copy>();
  for (const s3 of streamsReading(destination, inventory).flatMap((stream) => stream.s3)) {
    const { route, keys } = routeOf(s3, inventory);
    const bucket = buckets.find(({ name }) => name === route.archiveBucket);
    if (bucket !== undefined) copies.set(JSON.stringify([bucket.name, keys]), { bucket, keys });
  }
  return [...copies.values()];
}

/** Those rules that have some of the records under them. Throws NotKnown when that depends on what is in the records. */
function ofRecords(rules: readonly LifecycleRule[], { bucket, keys }: Copy): readonly LifecycleRule[] {
  const met = rules.filter(({ prefix }) => meets(prefix, keys) === 'yes');
  const unclear = rules.filter(({ prefix }) => meets(prefix, keys) === 'unclear');
  if (met.length === 0 && unclear.length > 0)
    throw new NotKnown(unclear.map(({ prefix }) => causeOfRecords(prefix, bucket)));
  return met;
}

function isVersioned(bucket: ResourceOf<'bucket'>, inventory: Inventory<'bucket-versioning'>): boolean {
  return inventory.detail('bucket-versioning', placeOfBucket(bucket), bucket.id)?.status === 'Enabled';
}

function namesOf(copies: readonly Copy[]): string[] {
  return [...new Set(copies.map(({ bucket }) => bucket.name))].sort();
}
