import type { ClientConstructor } from './aws.ts';

/**
 * The service of a client, as IAM writes it (`logs` for `CloudWatchLogsClient`). The clientConstructor's name is the SDK's
 * name for the service.
 */
export function serviceOf(clientConstructor: ClientConstructor<unknown>): string {
  const name = clientConstructor.name.replace(/Client$/, '').toLowerCase();
  return IAM_NAMES[name] ?? name;
}

/** Where IAM's prefix is not the SDK's name in small letters. */
const IAM_NAMES: Readonly<Record<string, string>> = {
  accessanalyzer: 'access-analyzer',
  cloudwatchlogs: 'logs',
  configservice: 'config',
};
