import { createHash } from 'node:crypto';
import type { Cell } from '../../model/cell.ts';
import { type Finding, VERDICTS } from '../../model/finding.ts';
import type { Parameters } from '../../model/parameters.ts';
import { type Counts, Report, type ReportRule } from '../../model/report.ts';
import { SEVERITIES } from '../../model/severity.ts';

/** Names as somebody could give them to a resource. */
export const HOSTILE = {
  html: '<img src=x onerror="alert(1)">',
  script: '</script><script>document.title="owned"</script><!--',
  attribute: '" onmouseover="alert(1)" x=\'`',
  ansi: '\u001b[31mred\u001b[0m\u001b]0;title\u0007',
  bidi: 'log-\u202egnp.exe\u202c\u200b',
  formula: '=HYPERLINK("https://evil.example","ok")',
  link: '[click](https://evil.example) ![i](https://evil.example/i.png)',
  long: 'x'.repeat(5_000),
  surrogate: `half \ud83d of a pair, whole ${'\u{1f600}'.repeat(400)}`,
  lines: 'one\r\ntwo\u2028three\u0000',
} as const;

export const PARAMETERS: Parameters = {
  ignoredOus: ['UnManaged'],
  requiredTrustedServices: ['cloudtrail.amazonaws.com'],
  newAccountGraceHours: 24,
  maxDeliveryAgeMinutes: 60,
  maxLogGroupDeliveryAgeHours: 24,
  maxDigestAgeMinutes: 120,
  allowedExcludedSources: [],
  requireS3DataEvents: true,
  logBuckets: null,
  notLogBuckets: ['*-access-logs'],
  minNoncurrentDays: 365,
  minDays: 731,
  requireObjectLock: false,
  requireCmk: true,
  sseS3Buckets: [],
  ignoreDefaultVpcs: false,
  acceptCentralLogGroup: false,
  acceptFirehose: false,
  acceptS3ViaLogSubscription: true,
  fieldProfile: 'asea-27',
  accountsInScope: 'all',
  regionsInScope: 'home',
  additionalLogRegions: [],
  graceMinutes: 60,
  excludedLogGroups: [],
  approvedDestinationArns: [],
  requireStreamKms: true,
  minRetentionDays: 731,
  maxRetentionDays: null,
  neverExpire: 'pass',
};

const MANAGEMENT = '111122223333';
const LOG_ARCHIVE = '222233334444';
const SECURITY = '333344445555';
const WORKLOAD = '444455556666';
const SUSPENDED = '555566667777';
const HOME = 'ca-central-1';
const AT = '2026-11-23T06:02:11.000Z';

const RULES: ReportRule[] = [
  {
    id: 'ASEA-LM-CL-05',
    title: 'Every log group is kept for two years or longer',
    source: { section: '1.6', reading: 'Retention of at least 731 days, or for ever.' },
    obligation: 'states',
    severity: 'medium',
    subject: 'log-group',
    remediation: 'Set the retention of the log group to 731 days.',
    mappings: { 'nist-800-53-r5': ['AU-11', 'SI-12'], 'security-hub': ['CloudWatch.16'] },
    governedBy: {
      asea: '/global-options/default-cwl-retention',
      lza: 'global-config.yaml#/cloudwatchLogRetentionInDays',
    },
  },
  {
    id: 'ASEA-LM-CT-01',
    title: 'The organization has an organization trail',
    source: { section: '1.2', reading: 'A trail of the management account that is an organization trail.' },
    obligation: 'should',
    severity: 'critical',
    subject: 'organization',
    remediation: 'Create an organization trail in the management account.',
    mappings: { 'cis-aws-5.0': ['3.1'], 'nist-800-53-r5': ['AU-2', 'AU-12'], 'security-hub': ['CloudTrail.1'] },
    governedBy: { lza: 'global-config.yaml#/logging/cloudtrail/organizationTrail' },
  },
  {
    id: 'ASEA-LM-CT-15',
    title: 'Every log bucket has versioning enabled',
    source: { section: '1.2', reading: 'Versioning is on for every bucket of the log archive that holds logs.' },
    obligation: 'states',
    severity: 'high',
    subject: 'log-bucket',
    remediation: 'Enable versioning on the bucket.',
    mappings: { 'nist-800-53-r5': ['CP-9'] },
    governedBy: {},
  },
  {
    id: 'ASEA-LM-FL-01',
    title: 'Every VPC records accepted and rejected traffic',
    source: {
      section: '1.3',
      reading: 'A flow log on the VPC itself. Logs on single subnets or interfaces do not add up to a VPC.',
    },
    obligation: 'states',
    severity: 'high',
    subject: 'vpc',
    remediation: 'Add a flow log with traffic type ALL to the VPC.',
    mappings: { 'cis-aws-5.0': ['3.7'], 'nist-800-53-r5': ['AU-12', 'AU-2'], 'security-hub': ['EC2.6'] },
    governedBy: { asea: '/global-options/vpc-flow-logs/filter', lza: 'network-config.yaml#/vpcFlowLogs/trafficType' },
  },
  {
    id: 'ASEA-LM-FL-08',
    title: 'The gaps of flow logs are known',
    source: { section: '1.3', reading: 'Some traffic is never captured by flow logs.' },
    obligation: 'describes',
    severity: 'informational',
    subject: 'organization',
    documentation: ['Traffic to the Amazon DNS server is not captured.'],
    remediation: 'Turn on resolver query logs where DNS matters.',
    mappings: {},
    governedBy: {},
  },
  {
    id: 'ASEA-LM-OV-03',
    title: 'Management, log archive and security are three accounts',
    source: { section: '1.1', reading: 'Each of the three roles has an account of its own.' },
    obligation: 'derived',
    severity: 'low',
    subject: 'core-account',
    remediation: 'Name three different accounts in the configuration.',
    mappings: {},
    governedBy: {},
  },
];

type Sketch = Pick<Finding, 'rule' | 'verdict' | 'account' | 'region' | 'resource' | 'message'> & {
  readonly name: string;
} & Partial<Pick<Finding, 'evidence' | 'causes' | 'notes'>>;

/** A finding with the id, the severity and the subject that follow from its rule. */
export function findingOf({ name, ...sketch }: Sketch, rules: readonly ReportRule[] = RULES): Finding {
  const rule = rules.find(({ id }) => id === sketch.rule);
  if (rule === undefined) throw new Error(`the fixture has no rule ${sketch.rule}`);
  const identity = [sketch.rule, sketch.account, sketch.region, sketch.resource].join('\0');
  return {
    id: createHash('sha256').update(identity).digest('hex').slice(0, 32),
    requirement: sketch.rule.replace(/\.\d+$/, ''),
    severity: rule.severity,
    subject: { kind: rule.subject, name },
    evidence: [],
    causes: [],
    notes: [],
    ...sketch,
  };
}

function vpc(
  account: string,
  region: string,
  name: string,
  rest: Omit<Sketch, 'rule' | 'account' | 'region' | 'resource' | 'name'>,
) {
  const resource = `arn:aws:ec2:${region}:${account}:vpc/${name}`;
  return findingOf({ rule: 'ASEA-LM-FL-01', account, region, resource, name, ...rest });
}

const NO_FLOW_LOG: Finding['evidence'] = [
  {
    clause: 'an active flow log of the VPC records ALL traffic',
    fact: 'flowLogs',
    path: '$.active',
    operator: 'hasElement',
    expected: { trafficType: 'ALL' },
    observed: [{ trafficType: 'REJECT', flowLogId: 'fl-0aaaabbbbccccdddd' }],
    met: false,
  },
  {
    clause: 'the flow logs of the VPC deliver',
    fact: 'flowLogs',
    path: '$.delivering',
    operator: 'equals',
    expected: true,
    observed: true,
    met: true,
  },
];

const HOSTILE_FINDINGS: Finding[] = Object.entries(HOSTILE).map(([kind, name], index) =>
  findingOf({
    rule: 'ASEA-LM-CL-05',
    verdict: 'fail',
    account: WORKLOAD,
    region: HOME,
    resource: `arn:aws:logs:${HOME}:${WORKLOAD}:log-group:${name}`,
    name,
    message: `Log group ${name} is kept for ${index + 1} days.`,
    evidence: [
      {
        clause: `kept for 731 days or longer (${kind})`,
        fact: 'retention',
        path: '$.days',
        operator: 'atLeast',
        expected: 731,
        observed: { days: index + 1, name },
        met: false,
      },
    ],
    notes: [name],
  }),
);

const FINDINGS: Finding[] = [
  ...HOSTILE_FINDINGS,
  findingOf({
    rule: 'ASEA-LM-CL-05',
    verdict: 'unknown',
    account: WORKLOAD,
    region: 'us-east-1',
    resource: `arn:aws:logs:us-east-1:${WORKLOAD}:log-group:*`,
    name: 'us-east-1',
    message: 'The log groups of us-east-1 could not be listed.',
    causes: [
      {
        account: WORKLOAD,
        region: 'us-east-1',
        operation: 'logs:DescribeLogGroups',
        resource: null,
        outcome: 'denied-by-scp',
        detail: `User: arn:aws:sts::${WORKLOAD}:assumed-role/scan is not authorized with an explicit deny in a service control policy`,
      },
    ],
  }),
  findingOf({
    rule: 'ASEA-LM-CT-01',
    verdict: 'fail',
    account: MANAGEMENT,
    region: 'global',
    resource: `arn:aws:organizations::${MANAGEMENT}:organization/o-exampleorg1`,
    name: 'o-exampleorg1',
    message: 'Not met: an organization trail of the management account exists.',
    evidence: [
      {
        clause: 'an organization trail of the management account exists',
        fact: 'organizationTrails',
        path: '$.trails',
        operator: 'isNotEmpty',
        expected: null,
        observed: [],
        met: false,
      },
    ],
  }),
  findingOf({
    rule: 'ASEA-LM-CT-15',
    verdict: 'unknown',
    account: LOG_ARCHIVE,
    region: HOME,
    resource: 'arn:aws:s3:::asea-logarchive-phase0-cacentral1',
    name: 'asea-logarchive-phase0-cacentral1',
    message: 'Not known: versioning is enabled.',
    evidence: [
      {
        clause: 'versioning is enabled',
        fact: 'bucketVersioning',
        path: '$.status',
        operator: 'equals',
        expected: 'Enabled',
        observed: null,
        met: null,
      },
    ],
    causes: [
      {
        account: LOG_ARCHIVE,
        region: 'global',
        operation: 's3:GetBucketVersioning',
        resource: 'arn:aws:s3:::asea-logarchive-phase0-cacentral1',
        outcome: 'throttled',
        detail: null,
      },
      { account: LOG_ARCHIVE, region: HOME, operation: null, resource: null, outcome: 'pending', detail: null },
    ],
  }),
  findingOf({
    rule: 'ASEA-LM-CT-15',
    verdict: 'fail',
    account: LOG_ARCHIVE,
    region: HOME,
    resource: 'arn:aws:s3:::asea-logarchive-phase0-flow',
    name: 'asea-logarchive-phase0-flow',
    message: 'Not met: versioning is enabled.',
  }),
  vpc(WORKLOAD, HOME, 'vpc-0a1b2c3d4e5f60718', {
    verdict: 'fail',
    message: 'Not met: an active flow log of the VPC records ALL traffic.',
    evidence: NO_FLOW_LOG,
    notes: ['The VPC is a default VPC.'],
  }),
  vpc(SECURITY, HOME, 'vpc-0ffffffffffffffff', { verdict: 'pass', message: 'Met: every clause.' }),
  vpc(WORKLOAD, HOME, 'vpc-0bbbbbbbbbbbbbbbb', { verdict: 'pass', message: 'Met: every clause.' }),
  findingOf({
    rule: 'ASEA-LM-FL-08',
    verdict: 'not-applicable',
    account: MANAGEMENT,
    region: 'global',
    resource: `arn:aws:organizations::${MANAGEMENT}:organization/o-exampleorg1`,
    name: 'o-exampleorg1',
    message: 'Documentation.',
  }),
  findingOf({
    rule: 'ASEA-LM-OV-03',
    verdict: 'manual',
    account: SECURITY,
    region: 'global',
    resource: `arn:aws:organizations::${MANAGEMENT}:account/o-exampleorg1/${SECURITY}`,
    name: 'security',
    message: 'To attest: the account serves no other purpose.',
  }),
];

const answered = {
  resource: null,
  outcome: 'collected',
  at: AT,
  pages: 1,
  count: 2,
  code: null,
  detail: null,
} as const;
const CELLS: Cell[] = [
  { ...answered, account: MANAGEMENT, region: 'global', operation: 'organizations:DescribeOrganization' },
  { ...answered, account: LOG_ARCHIVE, region: 'global', operation: 's3:ListBuckets' },
  {
    ...answered,
    account: LOG_ARCHIVE,
    region: 'global',
    operation: 's3:GetBucketVersioning',
    resource: 'arn:aws:s3:::asea-logarchive-phase0-cacentral1',
    outcome: 'throttled',
    pages: 0,
    count: 0,
    code: 'SlowDown',
    detail: 'Please reduce your request rate.',
  },
  { ...answered, account: SECURITY, region: HOME, operation: 'ec2:DescribeVpcs' },
  { ...answered, account: WORKLOAD, region: HOME, operation: 'ec2:DescribeVpcs' },
  { ...answered, account: WORKLOAD, region: HOME, operation: 'logs:DescribeLogGroups' },
  {
    ...answered,
    account: WORKLOAD,
    region: 'us-east-1',
    operation: 'logs:DescribeLogGroups',
    outcome: 'denied-by-scp',
    pages: 0,
    count: 0,
    code: 'AccessDeniedException',
    detail: `${HOSTILE.html} explicit deny in a service control policy ${HOSTILE.ansi}`,
  },
];

const scanned = {
  state: 'ACTIVE',
  joinedAt: '2021-04-01T00:00:00.000Z',
  roles: [],
  leftOut: null,
  regions: [HOME, 'us-east-1'],
  regionsLeftOut: [],
};

const TARGETS: Report['targets'] = {
  organizationId: 'o-exampleorg1',
  partition: 'aws',
  homeRegion: HOME,
  core: { management: MANAGEMENT, logArchive: LOG_ARCHIVE, security: SECURITY },
  accounts: [
    { ...scanned, account: MANAGEMENT, name: 'ASEA-Main', ouPath: ['core'], roles: ['management'] },
    { ...scanned, account: LOG_ARCHIVE, name: 'log-archive', ouPath: ['core'], roles: ['logArchive'] },
    { ...scanned, account: SECURITY, name: 'security', ouPath: ['core'], roles: ['security'], regions: null },
    {
      ...scanned,
      account: WORKLOAD,
      name: HOSTILE.html,
      ouPath: ['Dev', HOSTILE.attribute],
      regionsLeftOut: [{ region: 'ap-southeast-2', reason: 'excluded by the configuration' }],
    },
    {
      ...scanned,
      account: SUSPENDED,
      name: 'old project',
      state: 'SUSPENDED',
      ouPath: [],
      regions: [],
      leftOut: { kind: 'state', reason: 'the account is suspended' },
    },
  ],
};

/** Counts, gate and completeness as they follow from findings and cells. */
export function summaryOf(findings: readonly Finding[], cells: readonly Cell[]): Report['summary'] {
  const gaps = cells.filter(({ outcome }) => outcome !== 'collected' && outcome !== 'off').length;
  const failures = findings.filter(({ verdict }) => verdict === 'fail');
  const gated = failures.filter(({ severity }) => severity === 'critical' || severity === 'high').length;
  const requirements = [...new Set(findings.map(({ requirement }) => requirement))].toSorted();
  const reasons = [
    ...(gaps > 0 ? [{ code: 3, reason: `${gaps} of ${cells.length} questions have no answer` }] : []),
    ...(gated > 0 ? [{ code: 1, reason: `${gated} failures at or above high` }] : []),
  ];
  return {
    counts: countsOf(findings),
    byRequirement: requirements.map((requirement) => ({
      requirement,
      counts: countsOf(findings.filter((finding) => finding.requirement === requirement)),
    })),
    failuresBySeverity: Object.fromEntries(
      SEVERITIES.map((severity) => [severity, failures.filter((finding) => finding.severity === severity).length]),
    ) as Report['summary']['failuresBySeverity'],
    cells: { planned: cells.length, known: cells.length - gaps, gaps },
    gate: { failOn: 'high', passed: gated === 0, failures: gated },
    complete: gaps === 0,
    exitCode: reasons[0]?.code ?? 0,
    reasons,
  };
}

function countsOf(findings: readonly Finding[]): Counts {
  return Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, findings.filter((finding) => finding.verdict === verdict).length]),
  ) as Counts;
}

/** A report about a small organization in which everything that a reporter has to cope with occurs. */
export const REPORT: Report = Report.parse({
  format: 'zonewarden.report/1',
  tool: { name: 'zonewarden', version: '0.1.0' },
  takenAt: '2026-11-23T06:00:00.000Z',
  endedAt: '2026-11-23T06:04:30.000Z',
  interrupted: null,
  profile: 'asea-pbmm',
  parameters: PARAMETERS,
  targets: TARGETS,
  rules: RULES,
  notJudged: [
    { requirement: 'ASEA-LM-CT-13', reason: 'Digest chains need the objects of the log bucket, which are not read.' },
    { requirement: 'ASEA-LM-GD-01', reason: 'GuardDuty is not collected in this version.' },
  ],
  summary: summaryOf(FINDINGS, CELLS),
  findings: FINDINGS,
  coverage: CELLS,
});

/** A report in which everything was read and everything passed. */
export const CLEAN_REPORT: Report = reportWith(
  FINDINGS.filter(({ verdict }) => verdict === 'pass'),
  CELLS.filter(({ outcome }) => outcome === 'collected'),
);

/** Findings about `count` VPCs, spread over a hundred accounts and four regions. */
export function vpcFindings(count: number, verdict: Finding['verdict']): Finding[] {
  const regions = [HOME, 'us-east-1', 'eu-west-1', 'us-west-2'];
  return Array.from({ length: count }, (_, index) => {
    const account = String(600_000_000_000 + (index % 100));
    const name = `vpc-${verdict === 'pass' ? 'a' : 'b'}${String(index).padStart(16, '0')}`;
    const evidence = verdict === 'fail' ? NO_FLOW_LOG : [];
    return vpc(account, regions[index % 4] ?? HOME, name, {
      verdict,
      message: 'Not met: it records ALL traffic.',
      evidence,
    });
  });
}

export function reportWith(findings: readonly Finding[], cells: readonly Cell[] = CELLS): Report {
  return Report.parse({ ...REPORT, findings, coverage: cells, summary: summaryOf(findings, cells) });
}
