import { actionsFor, actionsOf, neededBySomebody } from '../../collectors/permissions.ts';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { neededTypes } from '../../engine/needed-types.ts';
import type { Rule } from '../../model/rule.ts';
import { handlersOf } from '../../sim/handlers/index.ts';
import { compare } from '../compare.ts';
import type { SimulatedScan } from '../scan.ts';
import { type Sent, sentIn } from './never-used.ts';
import { LANDING_ZONE, scanSmall } from './serve.ts';

/** A scan from whose policy actions were taken away. */
export type Without = {
  readonly actions: readonly string[];
  /** Whether the scan ends as one that could not see everything, with something unknown in it. */
  readonly isTold: boolean;
  /** What it says otherwise than the scan with the whole policy, but for what became unknown. */
  readonly wrong: readonly string[];
  readonly sent: readonly Sent[];
};

/** Every action that a scan by these rules needs, in any account; sorted. */
export function allActionsFor(rules: readonly Rule[]): string[] {
  return neededBySomebody(actionsFor(neededTypes(rules, vocabulary)));
}

/** Scans with a policy that lacks some actions. */
export async function without(
  actions: readonly string[],
  selectors: readonly string[],
  clean: SimulatedScan,
): Promise<Without> {
  const refused = [...handlersOf(LANDING_ZONE).keys()].filter((operation) =>
    actionsOf(operation).some((action) => actions.includes(action)),
  );
  const faults = refused.map((operation) => `denied:operation=${operation}`);
  const { report, server } = await scanSmall(selectors, { faults });
  const isUnknown = report.findings.some(({ verdict }) => verdict === 'unknown');
  return {
    actions,
    isTold: report.summary.exitCode === 3 && (isUnknown || selectors.length > 0),
    wrong: compare(clean.report, report).wrong,
    sent: sentIn(server.calls),
  };
}
