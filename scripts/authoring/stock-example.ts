import type { Fact } from '../../engine/fact.ts';
import { type Inventory, NotKnown } from '../../engine/inventory.ts';
import { factNamesOf } from '../../engine/rule-facts.ts';
import type { Subject } from '../../engine/subject.ts';
import type { Finding, Verdict } from '../../model/finding.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { Rule } from '../../model/rule.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Example } from './example.ts';
import { type ExampleContext, judgeExample, parametersOf } from './run-example.ts';
import { stockVerdict } from './stock-verdict.ts';

/** A finding, and the verdict of the unmodified json-rules-engine on the same facts. */
export type Compared = {
  readonly finding: Finding;
  /** null: the stock engine has no word for it, because a fact is not known or there is no subject. */
  readonly stock: Verdict | null;
};

/** Judges an example twice: as the product does, and with the stock engine, which is given the facts as values. */
export async function stockExample(
  rule: Rule,
  snapshot: Snapshot,
  example: Example,
  context: ExampleContext,
): Promise<Compared[]> {
  const judged = new Map<string, readonly [Subject, Inventory]>();
  const names = new Set(factNamesOf(rule));
  const facts = Object.fromEntries(
    Object.entries(context.vocabulary.facts).map(([name, fact]) => [name, names.has(name) ? watched(fact) : fact]),
  );
  const vocabulary = { ...context.vocabulary, facts };
  const findings = await judgeExample(rule, snapshot, example, { ...context, vocabulary });
  const parameters = parametersOf(example, context.parameters);
  return Promise.all(
    findings.map(async (finding) => {
      const values = valuesOf(finding);
      return { finding, stock: values === null ? null : await verdictOf(rule, parameters, values) };
    }),
  );

  /** Of the rules that ask for the fact this one may be the last, with an inventory that tells of the others. */
  function watched(fact: Fact): Fact {
    return {
      ...fact,
      read(subject, inventory) {
        if (subject.kind === rule.subject) judged.set(keyOf(subject, subject.arn), [subject, inventory]);
        return fact.read(subject, inventory);
      },
    };
  }

  function valuesOf(finding: Finding): Record<string, unknown> | null {
    const found = judged.get(keyOf(finding, finding.resource));
    if (found === undefined) return null;
    try {
      return Object.fromEntries([...names].map((name) => [name, context.vocabulary.facts[name]?.read(...found)]));
    } catch (error) {
      if (error instanceof NotKnown) return null;
      throw error;
    }
  }
}

async function verdictOf(rule: Rule, parameters: Parameters, values: Record<string, unknown>): Promise<Verdict> {
  const { applies, conditions } = rule;
  if (applies !== undefined && !(await stockVerdict(applies, parameters, values))) return 'not-applicable';
  if (conditions === undefined) throw new Error(`${rule.id} has no conditions`);
  return (await stockVerdict(conditions, parameters, values)) ? 'pass' : 'fail';
}

function keyOf({ account, region }: Pick<Finding, 'account' | 'region'>, resource: string): string {
  return `${account} ${region} ${resource}`;
}
