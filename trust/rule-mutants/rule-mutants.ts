import { loadOurCatalogue } from '../../app/catalogue/our-catalogue.ts';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { readRule } from '../../engine/catalogue/rules.ts';
import { clausesOfRule } from '../../engine/rule-facts.ts';
import type { Rule } from '../../model/rule.ts';
import type { Sweep, SweepOptions, SweepResult, SweepSize } from '../sweep.ts';
import { EQUIVALENT } from './equivalent.ts';
import { Judged, type Scenario } from './judged.ts';
import { type RuleMutant, ruleMutants } from './mutants.ts';
import { exampleScenarios, underOtherProfiles } from './scenarios.ts';
import { violatedScenarios } from './violated-scenarios.ts';

/** Every rule of the catalogue, changed in every small way, is told from the rule by an example or a violation. */
export const ruleMutantsSweep: Sweep = {
  promise: 'Each clause of each rule decides a verdict: whatever is changed in it, some scenario is judged otherwise.',
  run,
};

async function run({ size, seed, progress }: SweepOptions): Promise<SweepResult> {
  const { rules, folders, profiles } = await loadOurCatalogue();
  const parameters = profiles.get('asea-pbmm');
  if (parameters === undefined) throw new Error('there is no profile asea-pbmm');
  const violated = size === 'full' ? await violatedScenarios(seed, progress) : [];
  const counts = { rules: 0, mutants: 0, killedByExamples: 0, killedByViolations: 0, equivalent: 0, survived: 0 };
  const broken: string[] = [];
  const met = new Set<string>();
  for (const rule of sample(rules, size)) {
    progress(`${rule.id}, ${counts.mutants} mutants so far`);
    const folder = folders.get(rule.id) ?? '';
    const judged = new Judged(rule, { parameters, rules });
    const examples = exampleScenarios(folder);
    const asksProfile = clausesOfRule(rule).some(({ fact }) => fact === 'parameters');
    const scenarios = asksProfile ? [...examples, ...underOtherProfiles(examples, parameters)] : examples;
    counts.rules += 1;
    for (const mutant of ruleMutants(rule, vocabulary)) {
      counts.mutants += 1;
      met.add(mutant.id);
      broken.push(...refusals(mutant, folder));
      const fate = await fateOf(mutant, judged, scenarios, violated);
      counts[fate] += 1;
      if (fate === 'survived') broken.push(`${mutant.id}: no scenario is judged otherwise`);
      else if (fate !== 'equivalent' && mutant.id in EQUIVALENT) {
        broken.push(`${mutant.id}: is called equivalent, and is not`);
      }
    }
  }
  if (size !== 'sample') broken.push(...stale(met));
  return { counts, broken };
}

type Fate = 'killedByExamples' | 'killedByViolations' | 'equivalent' | 'survived';

async function fateOf(
  { id, rule }: RuleMutant,
  judged: Judged,
  examples: readonly Scenario[],
  violated: readonly Scenario[],
): Promise<Fate> {
  if ((await judged.killer(rule, examples)) !== null) return 'killedByExamples';
  if ((await judged.killer(rule, violated)) !== null) return 'killedByViolations';
  return Object.hasOwn(EQUIVALENT, id) ? 'equivalent' : 'survived';
}

/** A mutant is a rule like any other: what the catalogue would refuse shows nothing. */
function refusals({ id, rule }: RuleMutant, folder: string): string[] {
  const { faults } = readRule(folder, JSON.stringify(rule), vocabulary);
  return faults.map(({ message }) => `${id}: the catalogue refuses it: ${message}`);
}

function stale(met: ReadonlySet<string>): string[] {
  return Object.keys(EQUIVALENT)
    .filter((id) => !met.has(id))
    .map((id) => `${id}: is called equivalent, and there is no such mutant`);
}

/** The rules with something to decide; of a sample every twelfth. */
function sample(rules: readonly Rule[], size: SweepSize): Rule[] {
  const deciding = rules.filter(({ conditions }) => conditions !== undefined);
  return size === 'sample' ? deciding.filter((_, index) => index % 12 === 0) : deciding;
}
