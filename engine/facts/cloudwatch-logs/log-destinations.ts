import { parseArn } from '../../../model/arn.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import type { Inventory } from '../../inventory.ts';
import { everyKnown } from '../../known.ts';
import { perInventory } from '../per-inventory.ts';
import { DELIVERY_NEEDS } from './delivery-streams.ts';
import { ADMITTING, accessOf } from './destination-access.ts';
import { isDelivered } from './destination-delivery.ts';
import { streamOf } from './destination-stream.ts';

/** The resource types that the health of a log destination is read from. */
export const DESTINATION_NEEDS = ['log-destination', 'kinesis-stream', ...DELIVERY_NEEDS] as const;
type DestinationNeed = (typeof DESTINATION_NEEDS)[number];

/** Whether an ARN names a log destination of the log archive in a region, existing or not. */
export function isOfArchive(arn: string, region: string, inventory: Inventory<never>): boolean {
  const parts = parseArn(arn);
  if (parts?.service !== 'logs' || !parts.resource.startsWith('destination:')) return false;
  return parts.region === region && parts.account === inventory.accountOf('logArchive');
}

/**
 * Whether an ARN names a log destination of the log archive from which records reach the archive's S3: what the rules
 * on destinations and on their Firehose ask, taken together. Throws NotKnown when a link of the chain is not known.
 */
export const isHealthyDestination = perInventory((inventory: Inventory<DestinationNeed>, arn): boolean => {
  const parts = parseArn(arn);
  if (parts === null || !isOfArchive(arn, parts.region, inventory)) return false;
  const place = { account: parts.account, region: parts.region };
  const destination = inventory.all('log-destination', place).find(({ id }) => id === arn);
  return destination !== undefined && chainIsHealthy(destination, inventory);
});

function chainIsHealthy(destination: ResourceOf<'log-destination'>, inventory: Inventory<DestinationNeed>): boolean {
  const links = [streamIsHealthy, accessIsRight, isDelivered];
  return everyKnown(links, (link) => link(destination, inventory));
}

function streamIsHealthy(destination: ResourceOf<'log-destination'>, inventory: Inventory<'kinesis-stream'>): boolean {
  const { status, encryption } = streamOf(destination, inventory);
  const works = status === 'ACTIVE' || status === 'UPDATING';
  return works && (!inventory.parameters.requireStreamKms || encryption === 'KMS');
}

function accessIsRight(destination: ResourceOf<'log-destination'>, inventory: Inventory<never>): boolean {
  const { admits, openTo } = accessOf(destination, inventory);
  return ADMITTING.includes(admits) && openTo.length === 0;
}
