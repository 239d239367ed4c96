import { selectRules } from '../../app/catalogue/our-catalogue.ts';
import { eachOf } from '../../collectors/runner/concurrency.ts';
import type { Rule } from '../../model/rule.ts';
import type { SimulatedScan } from '../scan.ts';
import { spread } from '../spread.ts';
import type { SweepOptions } from '../sweep.ts';
import { AT_ONCE, scanSmall } from './serve.ts';
import { allActionsFor, type Without, without } from './without-action.ts';

export type Lacks = {
  readonly lacks: readonly Without[];
  /** Actions without which nothing is missing, because another one stands in. */
  readonly standIns: readonly string[];
  readonly broken: readonly string[];
};

/**
 * Takes every action away from the policy of all rules. Something has to become unknown, unless another action stands in
 * for it: then something is unknown without both.
 */
export async function lacksOfAll(
  rules: readonly Rule[],
  clean: SimulatedScan,
  { size, progress }: SweepOptions,
): Promise<Lacks> {
  const lacks = await eachOf(
    spread(allActionsFor(rules), size === 'sample' ? 3 : Number.POSITIVE_INFINITY),
    AT_ONCE,
    (action) => {
      progress(`without ${action}`);
      return without([action], [], clean);
    },
  );
  const broken = lacks.flatMap(faultsOfLack);
  const standIns = lacks.filter(({ isTold }) => !isTold).flatMap(({ actions }) => actions);
  // A sample may have only one of two that stand in for each other.
  for (const action of size === 'sample' ? [] : standIns) {
    progress(`without ${action} and what stands in for it`);
    const others = standIns.filter((other) => other !== action);
    const pairs = await Promise.all(others.map((other) => without([action, other], [], clean)));
    broken.push(...pairs.flatMap(faultsOfLack));
    if (!pairs.some(({ isTold }) => isTold)) broken.push(`${action}: nothing is unknown without it`);
  }
  return { lacks, standIns, broken };
}

/** Takes every action that a rule needs for itself away from the policy of that rule alone. */
export async function lacksOfRules(
  rules: readonly Rule[],
  { size, seed, progress }: SweepOptions,
): Promise<{ readonly tried: number; readonly broken: readonly string[] }> {
  const ofTargets = allActionsFor([]);
  const lacks = await eachOf(spread(rules, RULES[size], seed), AT_ONCE, async ({ id }) => {
    progress(`--rule ${id} without each of its actions`);
    const actions = allActionsFor(selectRules(rules, [id])).filter((action) => !ofTargets.includes(action));
    const clean = await scanSmall([id]);
    const found = await eachOf(spread(actions, ACTIONS_OF_A_RULE[size], seed), 2, (action) =>
      without([action], [id], clean),
    );
    return found.map((lack) => ({ id, lack }));
  });
  const tried = lacks.flat();
  const broken = tried.flatMap(({ id, lack }) => [
    ...faultsOfLack(lack).map((line) => `--rule ${id}: ${line}`),
    ...(lack.isTold ? [] : [`--rule ${id}: nothing is told to be missing without ${lack.actions.join(', ')}`]),
  ]);
  return { tried: tried.length, broken };
}

/** Other ones each day. */
const RULES = { sample: 2, ci: 30, full: Number.POSITIVE_INFINITY } as const;
const ACTIONS_OF_A_RULE = { sample: 1, ci: 2, full: Number.POSITIVE_INFINITY } as const;

function faultsOfLack({ actions, wrong }: Without): string[] {
  return wrong.map((line) => `without ${actions.join(', ')}: ${line}`);
}
