import { vocabulary } from '../engine/built-in-vocabulary.ts';
import { judge } from '../engine/judging/judge.ts';
import { buildReport } from '../engine/report/build-report.ts';
import type { FailOn, Report } from '../model/report.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Prepared } from './prepare.ts';

/** Judges a snapshot by the prepared rules: the same snapshot and rules give the same report, to the byte. */
export async function judgeSnapshot(
  snapshot: Snapshot,
  prepared: Pick<Prepared, 'catalogue' | 'rules' | 'profile' | 'parameters'>,
  gate: { readonly failOn: FailOn; readonly allowIncomplete: boolean },
): Promise<Report> {
  const { catalogue, rules, profile, parameters } = prepared;
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
