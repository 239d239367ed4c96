import type { DataSourceConfigurationsResult } from '@aws-sdk/client-guardduty';
import type { ResourceOf } from '../../../model/resource.ts';
import { oneOf, required } from '../../answer.ts';
import { UnexpectedAnswer } from '../../aws/unexpected-answer.ts';

type Told = Pick<ResourceOf<'guardduty-detector-settings'>, 'features' | 'toldBy'>;
type Features = Told['features'];
type Sources = DataSourceConfigurationsResult;
type Found = { readonly Name?: string | undefined; readonly Status?: string | undefined };

/**
 * Features with their status, sorted by name. AWS adds features every year: a name that nobody asks for does not matter.
 * Where the list lacks the three foundational sources, as that of a member does, they stand among the data sources.
 * Without a list the data sources say it all. Throws where something is missing that every detector has, because it would
 * look like off, and for a feature that is there twice.
 */
export function toFeatures(listed: readonly Found[] | null | undefined, sources?: Sources | undefined): Told {
  if (listed === undefined || listed === null) return fromSources(required(sources, 'Features'));
  const features = listed.map(({ Name, Status }) => ({
    name: required(Name, 'Features.Name'),
    status: oneOf(Status, ['ENABLED', 'DISABLED'], 'Features.Status'),
  }));
  const names = new Set(features.map(({ name }) => name));
  if (names.size < features.length) throw new UnexpectedAnswer('WrongAnswer', 'Features has a name twice');
  const unlisted = foundational(sources).filter(([name]) => !names.has(name));
  return { features: sorted([...features, ...statuses(unlisted)]), toldBy: 'features' };
}

/** The data sources by the names that they have as features. */
function fromSources(sources: Sources): Told {
  const ofEveryDetector = [...foundational(sources), ['S3_DATA_EVENTS', sources.S3Logs?.Status] as const];
  const { EbsVolumes } = sources.MalwareProtection?.ScanEc2InstanceWithFindings ?? {};
  const plans: Named = [
    ['EKS_AUDIT_LOGS', sources.Kubernetes?.AuditLogs?.Status],
    ['EBS_MALWARE_PROTECTION', EbsVolumes?.Status],
  ];
  const features = statuses([...ofEveryDetector, ...plans.filter(([, status]) => status !== undefined)]);
  return { features: sorted(features), toldBy: 'data-sources' };
}

type Named = readonly (readonly [name: string, status: string | undefined])[];

function foundational(sources: Sources | undefined): Named {
  return [
    ['CLOUD_TRAIL', sources?.CloudTrail?.Status],
    ['DNS_LOGS', sources?.DNSLogs?.Status],
    ['FLOW_LOGS', sources?.FlowLogs?.Status],
  ];
}

function statuses(named: Named): Features {
  return named.map(([name, status]) => ({
    name,
    status: oneOf(status, ['ENABLED', 'DISABLED'], `DataSources of ${name}`),
  }));
}

function sorted(features: Features): Features {
  return features.toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
