import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import type { Rule } from '../../model/rule.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Example } from '../../scripts/authoring/example.ts';
import { type ExampleContext, judgeExample } from '../../scripts/authoring/run-example.ts';

/** What a rule says of a scenario. */
export type Scenario = { readonly name: string; readonly example: Example; readonly snapshot: Snapshot };

/** Judges scenarios by a rule and by its mutants. What the rule itself says of a scenario is asked once. */
export class Judged {
  readonly #rule: Rule;
  readonly #context: ExampleContext;
  readonly #said = new Map<string, Promise<string>>();

  constructor(rule: Rule, context: Omit<ExampleContext, 'vocabulary'>) {
    this.#rule = rule;
    this.#context = { ...context, vocabulary };
  }

  /** The name of the first scenario of which a mutant says otherwise than its rule; null: of none. */
  async killer(mutant: Rule, scenarios: readonly Scenario[]): Promise<string | null> {
    for (const scenario of scenarios) {
      const { name } = scenario;
      const said = this.#said.get(name) ?? this.#verdicts(this.#rule, scenario);
      this.#said.set(name, said);
      if ((await this.#verdicts(mutant, scenario)) !== (await said)) return name;
    }
    return null;
  }

  /** The verdicts on all subjects. A mutant that throws says something else as well. */
  async #verdicts(rule: Rule, { example, snapshot }: Scenario): Promise<string> {
    const findings = await judgeExample(rule, snapshot, example, this.#context);
    return findings.map(({ id, verdict }) => `${id} ${verdict}`).join('\n');
  }
}
