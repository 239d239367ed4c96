/** A pass that survives the denial of an operation that its rule needs, and why it may. */
export type ToleratedPass = { readonly operation: string; readonly rule: RegExp; readonly reason: string };

/** Rules that need a type need it in some organizations: what they ask for depends on what they find. */
export const TOLERATED_PASSES: readonly ToleratedPass[] = [
  {
    operation: 'cloudtrail:DescribeTrails',
    rule: /^ASEA-LM-CT-(?:15|16|17\.\d|19)$/,
    reason: 'other deliveries make the bucket a log bucket; that there may be more of them is an unknown finding',
  },
  {
    operation: 'cloudtrail:GetEventSelectors',
    rule: /^ASEA-LM-CT-(?:02|03|06|07|08|12)$/,
    reason: 'selectors choose among trails, and there is one',
  },
  {
    operation: 'cloudtrail:GetTrailStatus',
    rule: /^ASEA-LM-CT-(?:03|04|06|08)$/,
    reason: 'the status chooses among trails, and there is one',
  },
  {
    operation: 'ec2:DescribeFlowLogs',
    rule: /^ASEA-LM-(?:CL-0[134](?:\.2)?|CT-(?:15|16|17\.\d|19)|GD-09(?:\.2)?)$/,
    reason:
      'flow logs only say which buckets of other accounts are asked about, and whether there are more log buckets',
  },
  {
    operation: 'firehose:ListDeliveryStreams',
    rule: /^ASEA-LM-(?:CT-(?:15|16|17\.\d|19)|FL-03|CL-02)$/,
    reason: 'the bucket holds logs, flow logs reach it, and the destination admits accounts, without the stream',
  },
  {
    operation: 'firehose:DescribeDeliveryStream',
    rule: /^ASEA-LM-(?:CT-(?:15|16|17\.\d|19)|FL-03|CL-02)$/,
    reason: 'the bucket holds logs, flow logs reach it, and the destination admits accounts, without the stream',
  },
  ...['DescribePublishingDestination', 'ListDetectors', 'ListPublishingDestinations'].map((name) => ({
    operation: `guardduty:${name}`,
    rule: /^ASEA-LM-CT-(?:15|16|17\.\d|19)$/,
    reason: 'other deliveries make the bucket a log bucket; that there may be more of them is an unknown finding',
  })),
  {
    operation: 'guardduty:GetAdministratorAccount',
    rule: /^ASEA-LM-GD-0(?:2\.2|4)$/,
    reason: 'the administrator lists the account as its member',
  },
  {
    operation: 'guardduty:GetDetector',
    rule: /^ASEA-LM-GD-0(?:1(?:\.2)?|7|8)$/,
    reason: 'the administrator says of its members what is on',
  },
  {
    operation: 'guardduty:GetMemberDetectors',
    rule: /^ASEA-LM-GD-0[78]$/,
    reason: 'the account says it of its own detector',
  },
  {
    operation: 'guardduty:ListMembers',
    rule: /^ASEA-LM-GD-0(?:1(?:\.2)?|2\.2|7|8)$/,
    reason: 'the account says it of its own detector',
  },
  {
    operation: 'kinesis:DescribeStreamSummary',
    rule: /^ASEA-LM-FL-03$/,
    reason: 'flow logs go to S3 by themselves; the way over subscriptions is the other one',
  },
  ...['LogGroups', 'SubscriptionFilters', 'AccountPolicies', 'Destinations'].map((things) => ({
    operation: `logs:Describe${things}`,
    rule: /^ASEA-LM-FL-03$/,
    reason: 'flow logs go to S3 by themselves; the way over subscriptions is the other one',
  })),
  {
    operation: 's3:GetBucketEncryption',
    rule: /^ASEA-LM-(?:CL-0[134](?:\.2)?|FL-03|GD-09(?:\.2)?)$/,
    reason: 'the stream encrypts with a key of its own, and an unencrypted bucket receives logs and findings as well',
  },
  {
    operation: 's3:GetBucketLocation',
    rule: /^ASEA-LM-(?:CL-0[13]|GD-09)(?:\.2)?$/,
    reason: 'stream and export deliver into the log archive itself: no replication has to be followed',
  },
  {
    operation: 's3:GetBucketReplication',
    rule: /^ASEA-LM-(?:CL-0[134](?:\.2)?|CT-(?:15|16|17\.\d|19)|GD-09(?:\.2)?)$/,
    reason:
      'logs and findings are delivered into the log archive itself; what is replicated there could only add log buckets',
  },
  {
    operation: 's3:GetBucketVersioning',
    rule: /^ASEA-LM-(?:CL-0[13]|GD-09)(?:\.2)?$/,
    reason: 'stream and export deliver into the log archive itself: no replication has to be followed',
  },
  {
    operation: 's3:GetBucketOwnershipControls',
    rule: /^ASEA-LM-(?:CL-0[134](?:\.2)?|FL-03|GD-09(?:\.2)?)$/,
    reason: 'logs are delivered into the log archive itself, or their copies are handed over to it by the replication',
  },
  {
    operation: 'logs:DescribeAccountPolicies',
    rule: /^ASEA-LM-CL-02$/,
    reason: 'the destination admits both ways to subscribe',
  },
  {
    operation: 's3:ListBuckets',
    rule: /^ASEA-LM-CL-03\.2$/,
    reason: 'the stream encrypts with a key of its own',
  },
];

/** Passes of rules that need an operation, and that are passes without it. Each has to be explained. */
export function faultsOfDenial(
  operation: string,
  passes: readonly string[],
  situation: string,
  rules: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  return passes
    .filter((key) => rules.get(operation)?.has(ruleOf(key)) && explained(operation, key) === null)
    .map((key) => `${situation} --fault denied:operation=${operation}: still a pass, which needs it: ${key}`);
}

/** The entry that says why a pass may survive; null: there is none. */
export function explained(operation: string, key: string): ToleratedPass | null {
  return TOLERATED_PASSES.find((entry) => entry.operation === operation && entry.rule.test(ruleOf(key))) ?? null;
}

function ruleOf(key: string): string {
  return key.slice(0, key.indexOf(' '));
}
