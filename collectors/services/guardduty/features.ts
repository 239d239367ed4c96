import type { DataSourceConfigurationsResult } from '@aws-sdk/client-guardduty';
import type { ResourceOf } from '../../../model/resource.ts';
import { oneOf, required } from '../../answer.ts';
import { UnexpectedAnswer } from '../../aws/unexpected-answer.ts';

type Features = ResourceOf<'guardduty-detector-settings'>['features'];
type Found = { readonly Name?: string | undefined; readonly Status?: string | undefined };

/**
 * Features with their status, sorted by name. AWS adds features every year: a name that nobody asks for does not matter.
 * Where the list lacks the three foundational sources, as that of a member does, they stand among the data sources.
 * Throws for a feature that is there twice.
 */
export function toFeatures(listed: readonly Found[], sources?: DataSourceConfigurationsResult | undefined): Features {
  const features = listed.map(({ Name, Status }) => ({
    name: required(Name, 'Features.Name'),
    status: oneOf(Status, ['ENABLED', 'DISABLED'], 'Features.Status'),
  }));
  const names = new Set(features.map(({ name }) => name));
  if (names.size < features.length) throw new UnexpectedAnswer('WrongAnswer', 'Features has a name twice');
  const others = foundational(sources).filter(({ name }) => !names.has(name));
  return [...features, ...others].sort((one, other) => (one.name < other.name ? -1 : 1));
}

function foundational(sources: DataSourceConfigurationsResult | undefined): Features {
  const statuses = [
    ['CLOUD_TRAIL', sources?.CloudTrail?.Status],
    ['DNS_LOGS', sources?.DNSLogs?.Status],
    ['FLOW_LOGS', sources?.FlowLogs?.Status],
  ] as const;
  return statuses.flatMap(([name, status]) =>
    status === undefined ? [] : [{ name, status: oneOf(status, ['ENABLED', 'DISABLED'], `DataSources of ${name}`) }],
  );
}
