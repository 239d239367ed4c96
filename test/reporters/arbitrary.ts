import fc from 'fast-check';
import { type Cause, type Finding, VERDICTS } from '../../model/finding.ts';
import type { ReportRule } from '../../model/report.ts';
import { SEVERITIES } from '../../model/severity.ts';
import type { FullReport } from '../../trust/whole-report.ts';
import { HOSTILE, REPORT, reportWith } from './fixture.ts';

/** Any text: empty, blank, broken, hostile, and longer than every limit. */
const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.constantFrom(...Object.values(HOSTILE), '', ' ', '\n') },
  { weight: 1, arbitrary: fc.integer({ min: 500, max: 6_000 }).map((length) => '🪵'.repeat(length)) },
);

const account = fc.integer({ min: 0, max: 999 }).map((number) => String(number).padStart(12, '0'));
const region = fc.constantFrom('global', 'ca-central-1', 'us-east-1', 'us-gov-west-1', 'ap-southeast-2');

const cause: fc.Arbitrary<Cause> = fc.record({
  account,
  region,
  operation: fc.option(fc.constantFrom('ec2:DescribeVpcs', 'logs:DescribeLogGroups')),
  resource: fc.option(anyText),
  outcome: fc.constantFrom('denied', 'denied-by-scp', 'throttled', 'unreachable', 'failed', 'not-asked', 'pending'),
  detail: fc.option(anyText),
});

const rule: fc.Arbitrary<ReportRule> = fc.record({
  id: fc.constantFrom('ASEA-LM-CL-05', 'ASEA-LM-CT-01', 'ASEA-LM-FL-01', 'ASEA-LM-FL-01.2'),
  title: anyText.map((text) => text.slice(0, 200) || 'x'),
  source: fc.record({ section: fc.constantFrom('1.2', '1.10'), reading: anyText.map((text) => text || 'x') }),
  obligation: fc.constantFrom('requires', 'states', 'should', 'recommends', 'optional', 'describes', 'derived'),
  severity: fc.constantFrom(...SEVERITIES),
  subject: fc.constantFrom('organization', 'vpc', 'log-bucket', 'log-group', 'primary-trail', 'account-region'),
  remediation: anyText.map((text) => text.slice(0, 500) || 'x'),
  mappings: fc.dictionary(anyText, fc.array(anyText, { minLength: 1, maxLength: 40 }), { maxKeys: 15 }),
  governedBy: fc.record({ asea: anyText, lza: anyText }, { requiredKeys: [] }),
});

/** A finding of one of the rules; only an unknown one has causes. */
function findingOf(rules: readonly ReportRule[]): fc.Arbitrary<Finding> {
  return fc
    .record({
      id: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 }),
      rule: fc.constantFrom(...rules),
      verdict: fc.constantFrom(...VERDICTS),
      severity: fc.constantFrom(...SEVERITIES),
      account,
      region,
      resource: fc.oneof(anyText, fc.constant('arn:aws:ec2:ca-central-1:111122223333:vpc/vpc-0a1b2c3d4e5f60718')),
      name: anyText,
      message: anyText,
      causes: fc.array(cause, { minLength: 1, maxLength: 12 }),
      notes: fc.array(anyText, { maxLength: 3 }),
      observed: fc.jsonValue(),
    })
    .map(({ rule: { id: ruleId, subject }, name, causes, observed, ...rest }) => ({
      ...rest,
      rule: ruleId,
      requirement: ruleId.replace(/\.\d+$/, ''),
      subject: { kind: subject, name },
      evidence: [
        {
          clause: name,
          fact: 'fact',
          path: '$.path',
          operator: 'equals',
          expected: true,
          observed: asJson(observed),
          met: false,
        },
      ],
      causes: rest.verdict === 'unknown' ? causes : [],
    }));
}

/** As it is after a way over the disk. */
function asJson(value: unknown): Finding['evidence'][number]['observed'] {
  return JSON.parse(JSON.stringify(value));
}

/** The order of a report. */
function byPlaceOfRule(a: Finding, b: Finding): number {
  const [one, other] = [a, b].map(({ requirement, rule: id, ...rest }) => [requirement, id, rest.account].join(' '));
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

/**
 * Reports with any texts wherever a text may come from AWS or from a rule. They are large, and made smaller only slowly:
 * properties over them end at the first failure, whose seed is printed.
 */
export const anyReport: fc.Arbitrary<FullReport> = fc
  .uniqueArray(rule, { selector: ({ id }) => id, minLength: 1, maxLength: 4 })
  .chain((rules) =>
    fc.record({
      rules: fc.constant(rules),
      findings: fc.uniqueArray(findingOf(rules), { selector: ({ id }) => id, maxLength: 25 }),
      name: anyText,
      partition: fc.constantFrom('aws', 'aws-us-gov', 'aws-eusc'),
      organizationId: fc.option(anyText),
      interrupted: fc.constantFrom(null, 'SIGINT', 'SIGTERM'),
    }),
  )
  .map(({ rules, findings, name, partition, organizationId, interrupted }) => ({
    ...reportWith(findings.toSorted(byPlaceOfRule)),
    rules: [...rules],
    interrupted,
    targets: {
      ...REPORT.targets,
      partition,
      organizationId,
      accounts: REPORT.targets.accounts.map((target) => ({ ...target, name })),
    },
  }));
