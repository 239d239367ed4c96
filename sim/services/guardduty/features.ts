import type {
  DataSourceConfigurationsResult,
  DetectorFeatureConfigurationResult,
  DetectorFeatureResult,
  FeatureStatus,
  MemberFeaturesConfigurationResult,
  OrganizationDataSourceConfigurationsResult,
  OrganizationFeatureConfigurationResult,
  OrgFeature,
} from '@aws-sdk/client-guardduty';

/** What a detector looks at whether anybody wants it or not; the organization has no setting for these. */
const FOUNDATIONAL = ['CLOUD_TRAIL', 'DNS_LOGS', 'FLOW_LOGS'] as const satisfies readonly DetectorFeatureResult[];
/** The protection plans that the accelerator turns on. */
const WANTED: readonly OrgFeature[] = ['S3_DATA_EVENTS', 'EKS_AUDIT_LOGS'];
/** The plans that every detector tells of, with the parts that some of them have. */
const PLANS = {
  S3_DATA_EVENTS: [],
  EKS_AUDIT_LOGS: [],
  EBS_MALWARE_PROTECTION: [],
  RDS_LOGIN_EVENTS: [],
  EKS_RUNTIME_MONITORING: ['EKS_ADDON_MANAGEMENT'],
  LAMBDA_NETWORK_LOGS: [],
  RUNTIME_MONITORING: ['EKS_ADDON_MANAGEMENT', 'ECS_FARGATE_AGENT_MANAGEMENT', 'EC2_AGENT_MANAGEMENT'],
} as const satisfies Partial<Record<OrgFeature, readonly string[]>>;
type Plan = keyof typeof PLANS;
const PLAN_NAMES = Object.keys(PLANS) as readonly Plan[];

/** A detector's features: foundational sources and plans stand in one list. */
export function detectorFeatures(updatedAt: Date): DetectorFeatureConfigurationResult[] {
  return [
    ...FOUNDATIONAL.map((Name) => ({ Name, Status: 'ENABLED' as const, UpdatedAt: updatedAt })),
    ...PLAN_NAMES.map((Name) => ({ Name, ...statusOf(Name), UpdatedAt: updatedAt, ...partsOf(Name, updatedAt) })),
  ];
}

/** What new and old members of the organization get. */
export function organizationFeatures(): OrganizationFeatureConfigurationResult[] {
  return PLAN_NAMES.map((Name) => ({
    Name,
    AutoEnable: WANTED.includes(Name) ? 'ALL' : 'NONE',
    ...(PLANS[Name].length === 0
      ? {}
      : { AdditionalConfiguration: PLANS[Name].map((part) => ({ Name: part, AutoEnable: 'NONE' as const })) }),
  }));
}

/** What the administrator is told of a member: features without the foundational sources. */
export function planFeatures(
  features: readonly DetectorFeatureConfigurationResult[],
): MemberFeaturesConfigurationResult[] {
  return features.flatMap(({ Name, ...rest }) => {
    const name = PLAN_NAMES.find((plan) => plan === Name);
    return name === undefined ? [] : [{ Name: name, ...rest }];
  });
}

/** The same in the words that came before features; AWS gives both. */
export function dataSources(features: readonly DetectorFeatureConfigurationResult[]): DataSourceConfigurationsResult {
  const Status = (name: DetectorFeatureResult): FeatureStatus =>
    features.find(({ Name }) => Name === name)?.Status ?? 'DISABLED';
  return {
    CloudTrail: { Status: Status('CLOUD_TRAIL') },
    DNSLogs: { Status: Status('DNS_LOGS') },
    FlowLogs: { Status: Status('FLOW_LOGS') },
    S3Logs: { Status: Status('S3_DATA_EVENTS') },
    Kubernetes: { AuditLogs: { Status: Status('EKS_AUDIT_LOGS') } },
    MalwareProtection: {
      ScanEc2InstanceWithFindings: { EbsVolumes: { Status: Status('EBS_MALWARE_PROTECTION') } },
    },
  };
}

/** The organization's settings in the older words, which have no difference between new members and all. */
export function organizationDataSources(
  features: readonly OrganizationFeatureConfigurationResult[],
): OrganizationDataSourceConfigurationsResult {
  const isOn = (name: OrgFeature) => {
    const found = features.find(({ Name }) => Name === name)?.AutoEnable;
    return { AutoEnable: found === 'ALL' || found === 'NEW' };
  };
  return {
    S3Logs: isOn('S3_DATA_EVENTS'),
    Kubernetes: { AuditLogs: isOn('EKS_AUDIT_LOGS') },
    MalwareProtection: { ScanEc2InstanceWithFindings: { EbsVolumes: isOn('EBS_MALWARE_PROTECTION') } },
  };
}

function statusOf(name: Plan): { readonly Status: FeatureStatus } {
  return { Status: WANTED.includes(name) ? 'ENABLED' : 'DISABLED' };
}

function partsOf(name: Plan, UpdatedAt: Date) {
  if (PLANS[name].length === 0) return {};
  return { AdditionalConfiguration: PLANS[name].map((Name) => ({ Name, Status: 'DISABLED' as const, UpdatedAt })) };
}
