import { judge } from '../../engine/judging/judge.ts';
import { buildReport } from '../../engine/report/build-report.ts';
import type { Gate } from '../../engine/report/gate.ts';
import type { Vocabulary } from '../../engine/vocabulary.ts';
import { type ListStore, MEMORY } from '../../model/list-store.ts';
import type { Rule } from '../../model/rule.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { type FullReport, fullReport } from '../../trust/whole-report.ts';
import { catalogue, context, parameters } from './our-catalogue.ts';

export type Reported = Partial<Gate> & {
  readonly snapshot: Snapshot;
  readonly rules?: readonly Rule[];
  readonly vocabulary?: Vocabulary;
  readonly requirements?: typeof catalogue.requirements;
  readonly lists?: ListStore;
};

/** The report on a snapshot, with every cell. */
export async function reportOn({ snapshot, lists = MEMORY, ...rest }: Reported): Promise<FullReport> {
  const { rules = catalogue.rules, requirements = catalogue.requirements, vocabulary = context.vocabulary } = rest;
  const judgement = await judge({ snapshot, rules, vocabulary, parameters, lists, fullCoverage: true });
  const { manifest } = snapshot;
  const { failOn = 'high', allowIncomplete = null } = rest;
  const gate = { failOn, allowIncomplete };
  const parts = { manifest, catalogue: { rules, requirements }, profile: 'asea-pbmm', parameters, judgement };
  return fullReport(buildReport({ ...parts, ...gate }));
}
