import { createHash } from 'node:crypto';
import type { Finding } from '../../model/finding.ts';
import type { Region } from '../../model/names.ts';
import type { Report, ReportRule } from '../../model/report.ts';
import { SUBJECT_KINDS } from '../../model/subject-kinds.ts';
import { type AsffResource, toAsffResource } from './resource.ts';
import { asffText } from './text.ts';

/** One finding as `BatchImportFindings` takes it; all texts are within its limits. */
export type AsffFinding = {
  readonly SchemaVersion: '2018-10-08';
  readonly Id: string;
  readonly ProductArn: string;
  readonly ProductName: string;
  readonly Region: string;
  readonly GeneratorId: string;
  readonly AwsAccountId: string;
  readonly CreatedAt: string;
  readonly UpdatedAt: string;
  readonly Title: string;
  readonly Description: string;
  readonly Remediation?: { readonly Recommendation: { readonly Text: string } };
  readonly ProductFields: Readonly<Record<string, string>>;
  readonly Resources: readonly [AsffResource];
  readonly Compliance: {
    readonly Status: 'FAILED' | 'NOT_AVAILABLE';
    readonly SecurityControlId: string;
    readonly RelatedRequirements: readonly string[];
    readonly StatusReasons?: readonly { readonly ReasonCode: string; readonly Description: string }[];
  };
  readonly RecordState: 'ACTIVE';
  readonly FindingProviderFields: {
    readonly Severity: { readonly Label: string; readonly Original: string };
    readonly Types: readonly [string];
  };
};

/** What a report knows besides its findings, indexed. */
export type AsffContext = {
  readonly report: Report;
  readonly rules: ReadonlyMap<string, ReportRule>;
  readonly accountNames: ReadonlyMap<string, string>;
};

export function contextOf(report: Report): AsffContext {
  return {
    report,
    rules: new Map(report.rules.map((rule) => [rule.id, rule])),
    accountNames: new Map(report.targets.accounts.map(({ account, name }) => [account, name])),
  };
}

/**
 * A failed or unknown finding. It belongs to the default product of its own account and region; what is global belongs
 * to the home region.
 */
export function toAsff(context: AsffContext, finding: Finding): AsffFinding {
  const { report } = context;
  const rule = context.rules.get(finding.rule);
  const { partition, homeRegion } = report.targets;
  const region = finding.region === 'global' ? homeRegion : finding.region;
  const failed = finding.verdict === 'fail';
  return {
    SchemaVersion: '2018-10-08',
    Id: idOf(finding),
    ProductArn: productArn(partition, region, finding.account),
    ProductName: 'Zonewarden',
    Region: region,
    GeneratorId: `zonewarden/${finding.rule}`,
    AwsAccountId: finding.account,
    CreatedAt: report.takenAt,
    UpdatedAt: report.endedAt,
    Title: titleOf(finding, rule, failed),
    Description: asffText(finding.message, 1_024),
    ...(rule === undefined ? {} : { Remediation: { Recommendation: { Text: asffText(rule.remediation, 512) } } }),
    ProductFields: productFieldsOf(context, finding),
    Resources: [toAsffResource(finding, partition, region)],
    Compliance: {
      Status: failed ? 'FAILED' : 'NOT_AVAILABLE',
      SecurityControlId: finding.rule,
      RelatedRequirements: relatedRequirements(finding, rule),
      ...(finding.causes.length === 0 ? {} : { StatusReasons: statusReasons(finding) }),
    },
    RecordState: 'ACTIVE',
    FindingProviderFields: {
      Severity: { Label: finding.severity.toUpperCase(), Original: finding.severity },
      Types: [`${TYPE_NAMESPACE}/ASEA Logging and Monitoring`],
    },
  };
}

const TYPE_NAMESPACE = 'Software and Configuration Checks/Industry and Regulatory Standards';

/** Stable over scans: Security Hub updates the finding that it has under this id. */
function idOf({ rule, account, region, resource }: Finding): string {
  const digest = createHash('sha256').update(resource).digest('hex').slice(0, 32);
  return `zonewarden/${rule}/${account}/${region}/${digest}`;
}

function productArn(partition: string, region: Region, account: string): string {
  return `arn:${asffText(partition, 64)}:securityhub:${region}:${account}:product/${account}/default`;
}

function titleOf({ subject }: Finding, rule: ReportRule | undefined, failed: boolean): string {
  const { type } = SUBJECT_KINDS[subject.kind];
  const name = asffText(subject.name, 64);
  return asffText(`${type} ${name}: ${failed ? 'not met' : 'not known'}: ${rule?.title ?? 'rule'}`, 256);
}

function productFieldsOf({ accountNames }: AsffContext, finding: Finding): Record<string, string> {
  const accountName = accountNames.get(finding.account) ?? '';
  return {
    'zonewarden/requirement': finding.requirement,
    'zonewarden/finding': finding.id,
    'zonewarden/verdict': finding.verdict,
    'zonewarden/place': `${finding.account}/${finding.region}`,
    'zonewarden/resource': asffText(finding.resource, 2_048),
    ...(accountName.trim() === '' ? {} : { 'zonewarden/account-name': asffText(accountName, 256) }),
  };
}

/** The requirement and the controls it maps to; the API keeps 32 of at most 64 characters. */
function relatedRequirements({ requirement }: Finding, rule: ReportRule | undefined): string[] {
  const controls = Object.entries(rule?.mappings ?? {}).flatMap(([framework, ids]) =>
    ids.map((id) => asffText(`${framework} ${id}`, 64)),
  );
  return [...new Set([requirement, ...controls])].slice(0, 32);
}

/** Why it is unknown; more reasons than a person reads are left to the native report. */
function statusReasons({ causes }: Finding): { ReasonCode: string; Description: string }[] {
  return causes.slice(0, 10).map(({ account, region, operation, outcome, detail }) => ({
    ReasonCode: outcome.toUpperCase().replaceAll('-', '_'),
    Description: asffText(`${operation ?? 'an answer'} in ${account} ${region}: ${detail ?? outcome}`, 1_024),
  }));
}
