import { createHash } from 'node:crypto';
import type { Result } from 'sarif';
import type { Finding, Verdict } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import { SUBJECT_KINDS } from '../../model/subject-kinds.ts';
import { sarifText } from '../escape/sarif-text.ts';
import { worstFailures } from '../worst-first.ts';
import { SEVERITY_WORDS } from './severity.ts';

export type Selection = {
  readonly results: Iterable<Result>;
  /** Failures that found no room. */
  readonly leftOut: number;
};

/**
 * Failures from critical to informational, in the report's order within a severity, at most `cap`; and the places that could
 * not be read whole, so that an alert stands where the failures of earlier files would vanish in silence.
 */
export function gatedResults(report: Report, cap: number): Selection {
  const { worst, failures } = worstFailures(report.findings, cap);
  const unread = notReadWhole(report, cap - worst.length);
  return { results: toResults(report, [...worst, ...unread]), leftOut: failures - worst.length };
}

function notReadWhole({ findings }: Report, most: number): Finding[] {
  const found: Finding[] = [];
  for (const finding of findings) {
    if (found.length >= most) break;
    if (finding.requirement === COVERAGE_OF_THE_SCAN && finding.verdict === 'unknown') found.push(finding);
  }
  return found;
}

/** Every question to a place was answered. */
const COVERAGE_OF_THE_SCAN = 'ASEA-LM-OV-02';

/** Every finding in the report's order. */
export function fullResults(report: Report): Selection {
  return { results: toResults(report, report.findings, whatWasSeen), leftOut: 0 };
}

function* toResults(
  report: Report,
  findings: Iterable<Finding>,
  further: (finding: Finding) => Readonly<Record<string, unknown>> = () => ({}),
): Iterable<Result> {
  const ruleIndexes = new Map(report.rules.map(({ id }, index) => [id, index]));
  const accountNames = new Map(report.targets.accounts.map(({ account, name }) => [account, name]));
  for (const finding of findings) {
    const ruleIndex = ruleIndexes.get(finding.rule);
    const accountName = accountNames.get(finding.account);
    yield {
      ruleId: finding.rule,
      ...(ruleIndex === undefined ? {} : { ruleIndex }),
      ...KINDS[finding.verdict],
      ...(finding.verdict === 'fail' ? { level: SEVERITY_WORDS[finding.severity].level } : {}),
      message: { text: sarifText(finding.message, 4_096) },
      locations: [locationOf(finding)],
      partialFingerprints: fingerprintsOf(finding),
      properties: {
        requirement: finding.requirement,
        verdict: finding.verdict,
        severity: finding.severity,
        accountId: finding.account,
        ...(accountName ? { accountName: sarifText(accountName, 256) } : {}),
        region: finding.region,
        resource: finding.resource,
        ...further(finding),
      },
    };
  }
}

/** A result that is not a failure must have the level `none`. */
const KINDS = {
  fail: { kind: 'fail', level: 'error' },
  unknown: { kind: 'open', level: 'none' },
  manual: { kind: 'review', level: 'none' },
  pass: { kind: 'pass', level: 'none' },
  'not-applicable': { kind: 'notApplicable', level: 'none' },
} as const satisfies Record<Verdict, Pick<Result, 'kind' | 'level'>>;

function whatWasSeen({ evidence, causes, notes }: Finding): Readonly<Record<string, unknown>> {
  return { evidence, causes, notes };
}

/**
 * A place that a repository could have: nothing in it is a file. Consumers refuse results without a relative path, and
 * would take an ARN for a URI with the scheme `arn`.
 */
function locationOf(finding: Finding): NonNullable<Result['locations']>[number] {
  const { service, type } = SUBJECT_KINDS[finding.subject.kind];
  const path = ['aws', finding.account, finding.region, service, type].map(encodeURIComponent).join('/');
  return {
    physicalLocation: {
      artifactLocation: { uri: path, uriBaseId: '%SRCROOT%' },
      region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
    },
    logicalLocations: [
      {
        name: sarifText(finding.subject.name, 256),
        fullyQualifiedName: finding.resource.toWellFormed(),
        kind: 'resource',
      },
    ],
    message: { text: sarifText(finding.resource, 1_024) },
  };
}

/** Over rule and resource only, so that an alert survives new words, new evidence and new parameters. */
function fingerprintsOf(finding: Finding): Record<string, string> {
  const resource = [finding.account, finding.region, finding.resource].join('\0');
  const resourceIdentity = createHash('sha256').update(resource).digest('hex').slice(0, 32);
  return { primaryLocationLineHash: `${finding.id}:1`, 'resourceIdentity/v1': resourceIdentity };
}
