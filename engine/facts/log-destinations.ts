import type { ResourceOf } from '../../model/resource.ts';
import type { World } from '../world.ts';
import { arnParts } from './arn-parts.ts';
import { BUCKET_ROUTE_NEEDS } from './bucket-route.ts';
import { accessOf } from './destination-access.ts';
import { isDelivered } from './destination-delivery.ts';
import { streamOf } from './destination-stream.ts';
import { everyKnown } from './every-known.ts';
import { perWorld } from './per-world.ts';

/** The resource types that the health of a log destination is read from. */
export const DESTINATION_NEEDS = [
  'log-destination',
  'kinesis-stream',
  'delivery-stream',
  'delivery-stream-detail',
  ...BUCKET_ROUTE_NEEDS,
] as const;

/** Whether an ARN names a log destination of the log archive in a region, existing or not. */
export function isOfArchive(arn: string, region: string, world: World): boolean {
  const parts = arnParts(arn);
  if (parts?.service !== 'logs' || !parts.resource.startsWith('destination:')) return false;
  return parts.region === region && parts.account === world.accountOf('logArchive');
}

/**
 * Whether an ARN names a log destination of the log archive from which records reach the archive's S3: what the rules
 * on destinations and on their Firehose ask, taken together. Throws NotKnown when a link of the chain is not known.
 */
export const isHealthyDestination = perWorld((world, arn): boolean => {
  const parts = arnParts(arn);
  if (parts === null || !isOfArchive(arn, parts.region, world)) return false;
  const place = { account: parts.account, region: parts.region };
  const destination = world.all('log-destination', place).find(({ id }) => id === arn);
  return destination !== undefined && chainIsHealthy(destination, world);
});

function chainIsHealthy(destination: ResourceOf<'log-destination'>, world: World): boolean {
  const links = [streamIsHealthy, accessIsRight, isDelivered];
  return everyKnown(links.map((link) => () => link(destination, world)));
}

function streamIsHealthy(destination: ResourceOf<'log-destination'>, world: World): boolean {
  const { status, encryption, encryptionRequired } = streamOf(destination, world);
  const works = status === 'ACTIVE' || status === 'UPDATING';
  return works && (!encryptionRequired || encryption === 'KMS');
}

function accessIsRight(destination: ResourceOf<'log-destination'>, world: World): boolean {
  const { allowsOrganization, openTo } = accessOf(destination, world);
  return allowsOrganization && openTo.length === 0;
}
