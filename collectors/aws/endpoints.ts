/** Where requests go instead of AWS: for one service, as IAM writes it, or for all (`default`). */
export type Endpoints = Readonly<Record<string, string | undefined>>;

/** The endpoints that the environment sets, with the names that all AWS tools understand. */
export function endpointsFrom(environment: Readonly<Record<string, string | undefined>>): Endpoints {
  if (environment.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS?.toLowerCase() === 'true') return {};
  const endpoints: Record<string, string> = {};
  for (const [variable, url] of Object.entries(environment)) {
    const [, service] = /^AWS_ENDPOINT_URL(?:_([A-Z0-9_]+))?$/.exec(variable) ?? [null, null];
    if (service === null || url === undefined || url === '') continue;
    endpoints[service === undefined ? 'default' : (IAM_NAMES[service] ?? service.toLowerCase())] = url;
  }
  return endpoints;
}

/** Where the service id in the variable's name is not IAM's prefix. */
const IAM_NAMES: Readonly<Record<string, string>> = {
  ACCESSANALYZER: 'access-analyzer',
  CLOUDWATCH_LOGS: 'logs',
  CONFIG_SERVICE: 'config',
};
