import type { Cause } from '../../../model/finding.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { type DeliverySource, type Inventory, NotKnown } from '../../inventory.ts';
import { knownOr } from '../../known.ts';
import { trailsOfOrganization } from '../cloudtrail/organization-trails.ts';
import { unreadDeliveryStreams } from './unread-delivery-streams.ts';
import { type Delivery, meets } from './written-keys.ts';

/**
 * How keys begin in a central log bucket, as ASEA and LZA lay it out, for what writes there and is not collected: Config,
 * Session Manager, inventory.
 */
const USUAL_PREFIXES = [
  'AWSLogs/',
  'CloudWatchLogs/',
  'cloudtrail-organization/AWSLogs/',
  'session/',
  'ssm-inventory/',
  'tgw-flow-logs/',
  'vpc-flow-logs/',
] as const;
/** Flow logs, session logs and cost reports lie under the id of their account: all of one, or a part of the id. */
const ACCOUNT_PREFIX = /^(\d{1,12}|\d{12}\/.*)$/s;

/** What a walk over the log keys of a bucket has to ask for. */
export const LOG_KEY_NEEDS = [
  'trail',
  'delivery-stream',
  'delivery-stream-detail',
  'bucket',
  'flow-log',
  'bucket-replication',
  'guardduty-destination-detail',
] as const satisfies readonly (DeliverySource | 'trail' | 'delivery-stream' | 'delivery-stream-detail')[];
export type LogKeyNeed = (typeof LOG_KEY_NEEDS)[number];

/** Whether objects with this prefix are logs wherever they lie. `prefix` may be empty: every object. Throws NotKnown. */
export function isUsualLogPrefix(prefix: string, inventory: Inventory<never>): boolean {
  const organizationId = inventory.crossAccount.organizationId();
  const usual = organizationId === null ? USUAL_PREFIXES : [...USUAL_PREFIXES, `${organizationId}/`];
  return (
    ACCOUNT_PREFIX.test(prefix) ||
    usual.some((logPrefix) => meets(prefix, { prefix: logPrefix, next: 'anything' }) === 'yes')
  );
}

/**
 * Whether objects with this prefix may be logs in this bucket: by the usual layout, or because something is known to
 * write there. Throws NotKnown when that depends on something that was not read, or on what is in the records.
 */
export function mayHoldLogs(prefix: string, bucket: ResourceOf<'bucket'>, inventory: Inventory<LogKeyNeed>): boolean {
  if (isUsualLogPrefix(prefix, inventory)) return true;
  const { deliveries, causes } = logDeliveries(inventory);
  const met = deliveries.filter(({ bucketName }) => bucketName === bucket.name).map(({ keys }) => meets(prefix, keys));
  if (met.includes('yes')) return true;
  if (causes.length > 0) throw new NotKnown(causes);
  if (met.includes('unclear')) throw new NotKnown([causeOfRecords(prefix, bucket)]);
  return false;
}

/** Everything that is known to write logs to buckets; the causes are those for which there may be more. */
export function logDeliveries(inventory: Inventory<LogKeyNeed>): {
  readonly deliveries: readonly Delivery[];
  readonly causes: readonly Cause[];
} {
  const { deliveries, causes } = inventory.crossAccount.deliveries();
  const unseenTrails = knownOr(
    () => trailsOfOrganization(inventory).causes,
    (unseen) => unseen,
  );
  return { deliveries, causes: [...causes, ...unseenTrails, ...unreadDeliveryStreams(inventory)] };
}

/** A cause for keys whose first part is taken out of the records: no answer of AWS's says what it is. */
export function causeOfRecords(prefix: string, { account, region, id }: ResourceOf<'bucket'>): Cause {
  const detail = `whether records lie under ${prefix} depends on what Firehose takes out of them for their keys`;
  return { account, region, operation: null, resource: id, outcome: 'failed', detail };
}
