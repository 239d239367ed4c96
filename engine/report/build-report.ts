import type { Parameters } from '../../model/parameters.ts';
import { REPORT_FORMAT, type Report, type ReportRule } from '../../model/report.ts';
import type { Rule } from '../../model/rule.ts';
import type { Manifest } from '../../model/snapshot.ts';
import type { Requirements } from '../catalogue/requirements.ts';
import { compare } from '../compare.ts';
import type { Judgement } from '../judging/judge.ts';
import type { Gate } from './gate.ts';

/** What a report is made of. */
export type ReportParts = Gate & {
  readonly manifest: Manifest;
  /** The rules that were judged, and what becomes of every requirement. */
  readonly catalogue: { readonly rules: readonly Rule[]; readonly requirements: Requirements };
  readonly profile: string;
  readonly parameters: Parameters;
  readonly judgement: Judgement;
};

/** The native report: everything that any format shows. Its lists are those of the judgement. */
export function buildReport(parts: ReportParts): Report {
  const { manifest, catalogue, profile, parameters, judgement } = parts;
  const { tool, takenAt, endedAt, interrupted, targets, calls, clock, changes } = manifest;
  const { gaps, answers, cells } = judgement.coverage;
  return {
    format: REPORT_FORMAT,
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
    summary: judgement.summary.finish(manifest, parts),
    findings: judgement.findings,
    gaps,
    answers,
    ...(cells === undefined ? {} : { coverage: cells }),
  };
}

function reportRule(rule: Rule): ReportRule {
  const { $schema, applies, conditions, notes, ...words } = rule;
  return words;
}
