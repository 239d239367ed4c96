import { vocabulary } from '../engine/built-in-vocabulary.ts';
import { judge } from '../engine/judging/judge.ts';
import { buildReport } from '../engine/report/build-report.ts';
import type { Gate } from '../engine/report/gate.ts';
import type { ListStore } from '../model/list-store.ts';
import type { Report } from '../model/report.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Inputs } from './inputs.ts';

/** How strict a run is, and how much it reports. */
export type ReportOptions = Gate & {
  /** Whether the report has every cell, or only the gaps and how many answers there were. */
  readonly fullCoverage: boolean;
};

/**
 * Judges a snapshot by the rules and parameters: the same snapshot and rules give the same report, to the byte. The report's
 * lists are those of the store.
 */
export async function judgeSnapshot(
  snapshot: Snapshot,
  inputs: Pick<Inputs, 'catalogue' | 'rules' | 'profile' | 'parameters'>,
  { fullCoverage, ...gate }: ReportOptions,
  lists: ListStore,
): Promise<Report> {
  const { catalogue, rules, profile, parameters } = inputs;
  const judgement = await judge({ snapshot, rules, vocabulary, parameters, lists, fullCoverage });
  return buildReport({
    manifest: snapshot.manifest,
    catalogue: { rules, requirements: catalogue.requirements },
    profile,
    parameters,
    judgement,
    ...gate,
  });
}
