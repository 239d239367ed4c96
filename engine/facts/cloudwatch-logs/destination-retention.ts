import { z } from 'zod';
import type { ResourceOf } from '../../../model/resource.ts';
import { fact } from '../../fact.ts';
import type { Inventory } from '../../inventory.ts';
import { expirationOf, LifecycleRuleShape, versionExpirationOf } from '../s3/lifecycle-shape.ts';
import { expiresEarly, expiresVersionsEarly, lifecycleOf } from '../s3/log-retention.ts';
import { placeOfBucket } from '../s3/place-of-bucket.ts';
import { DELIVERY_NEEDS, type DeliveryNeed, routeOf } from './delivery-streams.ts';
import { streamsReading } from './destination-delivery.ts';

type Copy = { readonly bucket: ResourceOf<'bucket'>; readonly keyPrefix: string };

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
        const { rules, comesWithin } = rulesOn(copy, inventory);
        return rules.filter((rule) => expiresEarly(rule, minDays, comesWithin)).map(expirationOf);
      }),
      earlyVersions: copies.flatMap((copy) => {
        const { rules } = rulesOn(copy, inventory);
        return rules.filter((rule) => expiresVersionsEarly(rule, minNoncurrentDays)).map(versionExpirationOf);
      }),
    };
  },
});

/** Where the records lie; each bucket and prefix once. */
function copiesOf(destination: ResourceOf<'log-destination'>, inventory: Inventory<DeliveryNeed>): readonly Copy[] {
  const buckets = inventory.all('bucket', { account: inventory.accountOf('logArchive'), region: 'global' });
  const copies = new Map<string, Copy>();
  for (const s3 of streamsReading(destination, inventory).flatMap((stream) => stream.s3)) {
    const { route, keyPrefix } = routeOf(s3, inventory);
    const bucket = buckets.find(({ name }) => name === route.archiveBucket);
    if (bucket !== undefined) copies.set(`${bucket.name}/${keyPrefix}`, { bucket, keyPrefix });
  }
  return [...copies.values()];
}

/** The enabled lifecycle rules that have some of the records under them. */
function rulesOn(
  { bucket, keyPrefix }: Copy,
  inventory: Inventory<'bucket-lifecycle'>,
): ReturnType<typeof lifecycleOf> {
  const { rules, comesWithin } = lifecycleOf(bucket, inventory);
  return {
    rules: rules.filter(({ prefix }) => prefix.startsWith(keyPrefix) || keyPrefix.startsWith(prefix)),
    comesWithin,
  };
}

function isVersioned(bucket: ResourceOf<'bucket'>, inventory: Inventory<'bucket-versioning'>): boolean {
  return inventory.detail('bucket-versioning', placeOfBucket(bucket), bucket.id)?.status === 'Enabled';
}

function namesOf(copies: readonly Copy[]): string[] {
  return [...new Set(copies.map(({ bucket }) => bucket.name))].sort();
}
