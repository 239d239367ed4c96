import type { Cause } from '../../../model/finding.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { type Inventory, NotKnown } from '../../inventory.ts';
import { trailsOfOrganization } from '../cloudtrail/organization-trails.ts';
import { firehoseDeliveries } from './firehose-deliveries.ts';

/** How keys begin in a central log bucket, as ASEA and LZA lay it out. */
const USUAL_PREFIXES = [
  'AWSLogs/',
  'CloudWatchLogs/',
  'cloudtrail-organization/AWSLogs/',
  'session/',
  'ssm-inventory/',
] as const;
/** Flow logs, session logs and cost reports lie under the id of their account: all of one, or a part of the id. */
const ACCOUNT_PREFIX = /^(\d{1,12}|\d{12}\/.*)$/s;

/** What a walk over the log keys of a bucket has to ask for. */
export const LOG_KEY_NEEDS = ['trail', 'delivery-stream', 'delivery-stream-detail'] as const;
export type LogKeyNeed = (typeof LOG_KEY_NEEDS)[number];

/** Whether objects with this prefix are logs wherever they lie. `prefix` may be empty: every object. Throws NotKnown. */
export function isUsualLogPrefix(prefix: string, inventory: Inventory<never>): boolean {
  const organizationId = inventory.crossAccount.organizationId();
  const usual = organizationId === null ? USUAL_PREFIXES : [...USUAL_PREFIXES, `${organizationId}/`];
  return ACCOUNT_PREFIX.test(prefix) || usual.some((logPrefix) => overlap(prefix, logPrefix));
}

/**
 * Whether objects with this prefix may be logs in this bucket: by the usual layout, or because a trail or a delivery
 * stream writes there. Throws NotKnown when that depends on something that was not read.
 */
export function mayHoldLogs(prefix: string, bucket: ResourceOf<'bucket'>, inventory: Inventory<LogKeyNeed>): boolean {
  if (isUsualLogPrefix(prefix, inventory)) return true;
  const { prefixes, causes } = writtenPrefixes(bucket, inventory);
  if (prefixes.some((written) => overlap(prefix, written))) return true;
  if (causes.length > 0) throw new NotKnown(causes);
  return false;
}

function overlap(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

function writtenPrefixes(
  bucket: ResourceOf<'bucket'>,
  inventory: Inventory<LogKeyNeed>,
): { prefixes: string[]; causes: readonly Cause[] } {
  const { values: trails, causes: unseenTrails } = trailsOfOrganization(inventory);
  const { values: deliveries, causes: unseenStreams } = firehoseDeliveries(inventory);
  const ofTrails = trails
    .filter(({ bucketName }) => bucketName === bucket.name)
    .map(({ bucketPrefix }) => (bucketPrefix === null ? 'AWSLogs/' : `${bucketPrefix}/AWSLogs/`));
  const ofStreams = deliveries
    .filter(({ bucketName }) => bucketName === bucket.name)
    .flatMap(({ prefixes }) => prefixes.map(beforeExpressions));
  return { prefixes: [...ofTrails, ...ofStreams], causes: [...unseenTrails, ...unseenStreams] };
}

/** Firehose fills in `!{timestamp:yyyy}` and the like. */
function beforeExpressions(prefix: string): string {
  return prefix.split('!{')[0] ?? '';
}
