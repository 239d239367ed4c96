import type { Service } from '../service.ts';
import { SERVICES } from '../services/index.ts';
import type { ClientConstructor } from './aws.ts';

/**
 * The service of a client, as IAM writes it (`logs` for `CloudWatchLogsClient`): the folder whose service names the
 * client, or is called like it. Throws for a client that no folder is about.
 */
export function serviceOf(clientConstructor: ClientConstructor<unknown>): string {
  const name = clientConstructor.name.replace(/Client$/, '').toLowerCase();
  const service = IAM_NAMES.get(name);
  if (service === undefined) throw new Error(`no folder of collectors/services is about ${clientConstructor.name}`);
  return service;
}

/** IAM's name of each service by the SDK's, in small letters. */
const IAM_NAMES = new Map(
  Object.entries<Service>(SERVICES).map(([folder, { client }]) => [client ?? folder.replaceAll('-', ''), folder]),
);
