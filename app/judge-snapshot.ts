import { vocabulary } from '../engine/built-in-vocabulary.ts';
import { judge } from '../engine/judging/judge.ts';
import { buildReport } from '../engine/report/build-report.ts';
import type { FailOn, Report } from '../model/report.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Inputs } from './inputs.ts';

/** Judges a snapshot by the rules and parameters: the same snapshot and rules give the same report, to the byte. */
export async function judgeSnapshot(
  snapshot: Snapshot,
  inputs: Pick<Inputs, 'catalogue' | 'rules' | 'profile' | 'parameters'>,
  gate: { readonly failOn: FailOn; readonly allowIncomplete: boolean },
): Promise<Report> {
  const { catalogue, rules, profile, parameters } = inputs;
  const findings = await judge({ snapshot, rules, vocabulary, parameters });
  return buildReport({
    snapshot,
    catalogue: { rules, requirements: catalogue.requirements },
    profile,
    parameters,
    findings,
    ...gate,
  });
}
