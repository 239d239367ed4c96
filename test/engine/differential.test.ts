import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { compile } from '../../engine/conditions/compile.ts';
import { SubjectFacts } from '../../engine/conditions/subject-facts.ts';
import { type Inventory, NotKnown } from '../../engine/inventory.ts';
import { factNamesOf } from '../../engine/rule-facts.ts';
import type { Subject } from '../../engine/subject.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { Rule } from '../../model/rule.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { parametersOf } from '../../scripts/authoring/run-example.ts';
import { stockVerdict } from '../../scripts/authoring/stock-verdict.ts';
import { inventoryOfSnapshot } from './example-inventory.ts';
import { judgedRules, parameters as profile } from './our-catalogue.ts';
import { NO_PARAMETERS, slotOf, syntheticConditions, syntheticValue, truthOf } from './synthetic.ts';

it('compiled conditions say what the stock engine says, over random conditions and values', async () => {
  const property = fc.asyncProperty(
    syntheticConditions,
    fc.record({ first: syntheticValue, second: syntheticValue, third: syntheticValue }),
    async (conditions, values) => {
      const compiled = compile(conditions, NO_PARAMETERS, slotOf);
      expect(truthOf(compiled, values)).toBe(await stockVerdict(conditions, NO_PARAMETERS, values));
    },
  );
  await fc.assert(property, { numRuns: 2500 });
});

describe('compiled conditions say what the stock engine says, over the examples of', () => {
  const tallying = judgedRules.filter(({ rule }) => factNamesOf(rule).some((name) => vocabulary.facts[name]?.rollUp));
  const comparable = judgedRules.filter((each) => !tallying.includes(each));

  it.each(comparable.map((each) => [each.rule.id, each] as const))('%s', async (_id, { rule, examples }) => {
    let compared = 0;
    for (const { example } of examples) {
      const parameters = parametersOf(example, profile);
      for (const [subject, inventory] of await subjectsOf(rule, exampleSnapshot(example), parameters)) {
        for (const part of [rule.applies, rule.conditions]) {
          const values = factsOf(rule, subject, inventory);
          if (part === undefined || values === null) continue;
          const names = Object.keys(values);
          const facts = names.map((name) => vocabulary.facts[name]).filter((fact) => fact !== undefined);
          const compiled = compile(part, parameters, (name) => names.indexOf(name));
          const truth = compiled.evaluate(new SubjectFacts(subject, inventory, facts));
          expect(truth).toBe(await stockVerdict(part, parameters, values));
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(0);
  });
});

/** The values of a rule's facts by name; null when one of them is not known. */
function factsOf(rule: Rule, subject: Subject, inventory: Inventory): Record<string, unknown> | null {
  try {
    return Object.fromEntries(
      factNamesOf(rule).map((name) => [name, vocabulary.facts[name]?.read(subject, inventory)]),
    );
  } catch (error) {
    if (error instanceof NotKnown) return null;
    throw error;
  }
}

async function subjectsOf(rule: Rule, snapshot: Snapshot, parameters: Parameters): Promise<[Subject, Inventory][]> {
  const inventory = await inventoryOfSnapshot(snapshot, parameters);
  const { targets } = inventory;
  const lister = vocabulary.subjects[rule.subject];
  const places = targets.accounts.flatMap(({ account, regions }) =>
    (regions ?? []).map((region) => ({ account, region })),
  );
  const asked =
    lister.scope === 'region' ? places : [{ account: targets.core.management ?? '', region: 'global' as const }];
  return asked.flatMap((place) => {
    try {
      return lister.list(inventory, place).subjects.map((subject): [Subject, Inventory] => [subject, inventory]);
    } catch (error) {
      if (error instanceof NotKnown) return [];
      throw error;
    }
  });
}
