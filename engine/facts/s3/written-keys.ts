import { bucketParts } from '../../../model/arn.ts';
import type { Resource, ResourceOf } from '../../../model/resource.ts';
import { type Holds, holds } from '../../policy/three-valued.ts';

/**
 * How the keys begin that something writes, and what comes next: anything; a digit (of a date); or what nobody knows,
 * because the first part of the keys is made of the records.
 */
export type Keys = { readonly prefix: string; readonly next: 'anything' | 'digit' | 'not-known' };

/** Keys that something writes to a bucket. */
export type Delivery = { readonly bucketName: string; readonly keys: Keys };

/** Objects of one bucket that are copied to another, with the keys that they have. */
export type Copying = { readonly from: string; readonly to: string; readonly prefix: string };

/** What a resource writes to buckets, whatever its type. This is the one place that says who writes logs, and where. */
export function deliveriesOf(resource: Resource): readonly Delivery[] {
  switch (resource.type) {
    case 'trail':
      return [{ bucketName: resource.bucketName, keys: under(resource.bucketPrefix ?? '', 'AWSLogs/') }];
    case 'flow-log':
      return resource.destinationType === 's3' && resource.destination !== null
        ? [{ bucketName: bucketParts(resource.destination).bucketName, keys: flowLogKeys(resource) }]
        : [];
    case 'delivery-stream-detail':
      return resource.s3.flatMap((s3) =>
        firehoseKeys(s3).map((keys) => ({ bucketName: bucketParts(s3.bucketArn).bucketName, keys })),
      );
    case 'guardduty-destination-detail':
      return [guarddutyDelivery(resource)];
    default:
      return [];
  }
}

/** What the replication of a bucket copies, also by rules that are disabled by now. */
export function copyingsOf(resource: Resource): readonly Copying[] {
  if (resource.type !== 'bucket-replication') return [];
  const { bucketName: from } = bucketParts(resource.id);
  return resource.rules.map(({ destinationBucketArn, prefix }) => ({
    from,
    to: bucketParts(destinationBucketArn).bucketName,
    prefix,
  }));
}

/** What arrives in buckets: what is written there, and copies of what is written elsewhere. Replicas are not copied again. */
export function arrivals(deliveries: readonly Delivery[], copyings: readonly Copying[]): Delivery[] {
  const written = Map.groupBy(deliveries, ({ bucketName }) => bucketName);
  const copied = copyings.flatMap(({ from, to, prefix }): Delivery[] => {
    const met = (written.get(from) ?? []).filter(({ keys }) => meets(prefix, keys) !== 'no');
    const longer = met.map(({ keys }): Keys => (keys.prefix.startsWith(prefix) ? keys : { prefix, next: 'anything' }));
    // A rule of all objects says nothing of their keys; what writes them does, and else nobody.
    const ofRule: Keys = { prefix, next: prefix === '' ? 'not-known' : 'anything' };
    const all = prefix === '' && longer.length > 0 ? longer : [...longer, ofRule];
    return all.map((keys) => ({ bucketName: to, keys }));
  });
  return [...deliveries, ...copied];
}

/** Whether objects whose keys begin with `prefix` may be among those that are written. */
export function meets(prefix: string, keys: Keys): Holds {
  if (keys.prefix.startsWith(prefix)) return 'yes';
  if (!prefix.startsWith(keys.prefix)) return 'no';
  if (keys.next === 'not-known') return 'unclear';
  return holds(keys.next === 'anything' || /^\d/.test(prefix.slice(keys.prefix.length)));
}

/** How the keys of a flow log begin that delivers to S3. Partitions by the hour come behind. */
export function flowLogKeys({ account, destination, hiveCompatible }: ResourceOf<'flow-log'>): Keys {
  const partitions = hiveCompatible
    ? `AWSLogs/aws-account-id=${account}/aws-service=vpcflowlogs/`
    : `AWSLogs/${account}/vpcflowlogs/`;
  return under(destination === null ? '' : bucketParts(destination).prefix, partitions);
}

/** Where an export of GuardDuty's findings goes. */
export function guarddutyDelivery({
  account,
  region,
  destinationArn,
}: ResourceOf<'guardduty-destination-detail'>): Delivery {
  const { bucketName, prefix } = bucketParts(destinationArn);
  return { bucketName, keys: under(prefix, `AWSLogs/${account}/GuardDuty/${region}/`) };
}

type S3Destination = ResourceOf<'delivery-stream-detail'>['s3'][number];

/** How the keys of records begin, and those of what could not be processed. */
export function firehoseKeys(s3: Pick<S3Destination, 'prefix' | 'errorPrefix'>): Keys[] {
  return [recordKeys(s3), errorKeys(s3)];
}

/**
 * How the keys of the records begin that Firehose writes. Without an expression of its own, a prefix gets the date
 * behind it. Where the first part is taken out of the records, the landing zones keep them under the same folder as what
 * could not be processed.
 */
export function recordKeys({ prefix, errorPrefix }: Pick<S3Destination, 'prefix' | 'errorPrefix'>): Keys {
  const { literal, expression } = headOf(prefix ?? '');
  if (literal !== '') return { prefix: literal, next: 'anything' };
  if (expression === null || isNumber(expression)) return { prefix: '', next: 'digit' };
  if (expression.startsWith('timestamp:')) return { prefix: '', next: 'anything' };
  const folder = /^[^/]+\//.exec(headOf(errorPrefix ?? '').literal)?.[0];
  if (expression.startsWith('partitionKeyFrom') && folder !== undefined) return { prefix: folder, next: 'anything' };
  return { prefix: '', next: 'not-known' };
}

function errorKeys({ prefix, errorPrefix }: Pick<S3Destination, 'prefix' | 'errorPrefix'>): Keys {
  // Firehose asks for an error prefix wherever the prefix has an expression, and else has its own.
  if (errorPrefix === null || errorPrefix === '') {
    return { prefix: `${headOf(prefix ?? '').literal}processing-failed/`, next: 'anything' };
  }
  const { literal, expression } = headOf(errorPrefix);
  if (literal !== '' || expression === null) return { prefix: literal, next: 'anything' };
  return { prefix: '', next: isNumber(expression) ? 'digit' : 'not-known' };
}

/** What stands before the first expression `!{…}`, and that expression; null: there is none. */
function headOf(prefix: string): { readonly literal: string; readonly expression: string | null } {
  const [, literal = '', expression = null] = /^(.*?)(?:!\{([^}]*)\}?.*)?$/s.exec(prefix) ?? [];
  return { literal, expression };
}

/** Whether an expression is a time whose first part is written in digits. */
function isNumber(expression: string): boolean {
  return /^timestamp:(?:[yYudDHhkKmsSn]|MM?(?!M))/.test(expression);
}

function under(prefix: string, rest: string): Keys {
  return { prefix: prefix === '' || prefix.endsWith('/') ? `${prefix}${rest}` : `${prefix}/${rest}`, next: 'anything' };
}
