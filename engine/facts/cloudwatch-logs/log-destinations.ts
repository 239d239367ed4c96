import { parseArn } from '../../../model/arn.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { everyKnown } from '../../known.ts';
import type { World } from '../../world.ts';
import { perWorld } from '../per-world.ts';
import { DELIVERY_NEEDS } from './delivery-streams.ts';
import { ADMITTING, accessOf } from './destination-access.ts';
import { isDelivered } from './destination-delivery.ts';
import { streamOf } from './destination-stream.ts';

/** The resource types that the health of a log destination is read from. */
export const DESTINATION_NEEDS = ['log-destination', 'kinesis-stream', ...DELIVERY_NEEDS] as const;
type DestinationNeed = (typeof DESTINATION_NEEDS)[number];

/** Whether an ARN names a log destination of the log archive in a region, existing or not. */
export function isOfArchive(arn: string, region: string, world: World<never>): boolean {
  const parts = parseArn(arn);
  if (parts?.service !== 'logs' || !parts.resource.startsWith('destination:')) return false;
  return parts.region === region && parts.account === world.accountOf('logArchive');
}

/**
 * Whether an ARN names a log destination of the log archive from which records reach the archive's S3: what the rules
 * on destinations and on their Firehose ask, taken together. Throws NotKnown when a link of the chain is not known.
 */
export const isHealthyDestination = perWorld((world: World<DestinationNeed>, arn): boolean => {
  const parts = parseArn(arn);
  if (parts === null || !isOfArchive(arn, parts.region, world)) return false;
  const place = { account: parts.account, region: parts.region };
  const destination = world.all('log-destination', place).find(({ id }) => id === arn);
  return destination !== undefined && chainIsHealthy(destination, world);
});

function chainIsHealthy(destination: ResourceOf<'log-destination'>, world: World<DestinationNeed>): boolean {
  const links = [streamIsHealthy, accessIsRight, isDelivered];
  return everyKnown(links, (link) => link(destination, world));
}

function streamIsHealthy(destination: ResourceOf<'log-destination'>, world: World<'kinesis-stream'>): boolean {
  const { status, encryption } = streamOf(destination, world);
  const works = status === 'ACTIVE' || status === 'UPDATING';
  return works && (!world.parameters.requireStreamKms || encryption === 'KMS');
}

function accessIsRight(destination: ResourceOf<'log-destination'>, world: World<never>): boolean {
  const { admits, openTo } = accessOf(destination, world);
  return ADMITTING.includes(admits) && openTo.length === 0;
}
