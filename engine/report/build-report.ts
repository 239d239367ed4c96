import type { Cell } from '../../model/cell.ts';
import type { Finding } from '../../model/finding.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { Report, ReportRule } from '../../model/report.ts';
import type { Rule } from '../../model/rule.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Requirements } from '../catalogue/requirements.ts';
import { compare } from '../compare.ts';
import { type Gate, summarize } from './summary.ts';

/** What a report is made of. */
export type ReportParts = Gate & {
  readonly snapshot: Snapshot;
  /** The rules that were judged, and what becomes of every requirement. */
  readonly catalogue: { readonly rules: readonly Rule[]; readonly requirements: Requirements };
  readonly profile: string;
  readonly parameters: Parameters;
  /** As `judge` gives them. */
  readonly findings: readonly Finding[];
};

/** The native report: everything that any format shows. Reads every shard once more, for its cells. */
export async function buildReport(parts: ReportParts): Promise<Report> {
  const { snapshot, catalogue, profile, parameters, findings } = parts;
  const { tool, takenAt, endedAt, interrupted, targets, calls, clock, changes } = snapshot.manifest;
  const coverage = await coverageOf(snapshot);
  return {
    format: 'zonewarden.report/1',
    tool,
    takenAt,
    endedAt,
    interrupted,
    profile,
    parameters,
    targets,
    calls,
    clock,
    changes,
    rules: catalogue.rules.map(reportRule).sort((a, b) => compare(a.id, b.id)),
    notJudged: Object.entries(catalogue.requirements)
      .flatMap(([requirement, entry]) => ('reason' in entry ? [{ requirement, reason: entry.reason }] : []))
      .sort((a, b) => compare(a.requirement, b.requirement)),
    summary: summarize(findings, coverage, interrupted, parts),
    findings: [...findings],
    coverage,
  };
}

async function coverageOf(snapshot: Snapshot): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const { name } of snapshot.manifest.shards)
    for (const cell of (await snapshot.shard(name)).cells) cells.push(cell);
  return cells.sort(
    (a, b) =>
      compare(a.account, b.account) ||
      compare(a.region, b.region) ||
      compare(a.operation, b.operation) ||
      compare(a.resource ?? '', b.resource ?? ''),
  );
}

function reportRule(rule: Rule): ReportRule {
  const { $schema, applies, conditions, notes, ...words } = rule;
  return words;
}
