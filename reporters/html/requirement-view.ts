import type { Finding, Verdict } from '../../model/finding.ts';
import type { Counts, Report, ReportRule } from '../../model/report.ts';
import { requirementOf } from '../../model/rule.ts';
import { severityRank } from '../../model/severity.ts';

/** What the page says of one requirement. */
export type RequirementView = {
  readonly requirement: string;
  /** Sorted by id; empty when the report lacks the rule. */
  readonly rules: readonly ReportRule[];
  readonly counts: Counts;
  /** Worst severity first, then in the report's order. */
  readonly findings: Readonly<Record<Verdict, readonly Finding[]>>;
};

/** Every requirement that has a rule or a finding, sorted by id. */
export function requirementViews(report: Report): RequirementView[] {
  const rules = Map.groupBy(report.rules, ({ id }) => requirementOf(id));
  const findings = Map.groupBy(report.findings, ({ requirement }) => requirement);
  const requirements = [...new Set([...rules.keys(), ...findings.keys()])].toSorted();
  return requirements.map((requirement) =>
    toView(requirement, rules.get(requirement) ?? [], findings.get(requirement) ?? []),
  );
}

function toView(requirement: string, rules: readonly ReportRule[], all: readonly Finding[]): RequirementView {
  const findings: Record<Verdict, Finding[]> = { fail: [], unknown: [], manual: [], pass: [], 'not-applicable': [] };
  for (const finding of all) findings[finding.verdict].push(finding);
  for (const list of Object.values(findings)) list.sort((a, b) => severityRank(a.severity) - severityRank(b.severity));
  const counts = {
    fail: findings.fail.length,
    unknown: findings.unknown.length,
    manual: findings.manual.length,
    pass: findings.pass.length,
    'not-applicable': findings['not-applicable'].length,
  };
  return { requirement, rules, counts, findings };
}
