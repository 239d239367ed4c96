import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import type { Rule } from '../../model/rule.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Example } from '../../scripts/authoring/example.ts';
import { type ExampleContext, judgeExample } from '../../scripts/authoring/run-example.ts';

/** What a rule says of a world. */
export type World = { readonly name: string; readonly example: Example; readonly snapshot: Snapshot };

/** Judges worlds by a rule and by its mutants. What the rule itself says of a world is asked once. */
export class Judged {
  readonly #rule: Rule;
  readonly #context: ExampleContext;
  readonly #said = new Map<string, Promise<string>>();

  constructor(rule: Rule, context: Omit<ExampleContext, 'vocabulary'>) {
    this.#rule = rule;
    this.#context = { ...context, vocabulary };
  }

  /** The name of the first world of which a mutant says otherwise than its rule; null: of none. */
  async killer(mutant: Rule, worlds: readonly World[]): Promise<string | null> {
    for (const world of worlds) {
      const { name } = world;
      const said = this.#said.get(name) ?? this.#verdicts(this.#rule, world);
      this.#said.set(name, said);
      if ((await this.#verdicts(mutant, world)) !== (await said)) return name;
    }
    return null;
  }

  /** The verdicts on all subjects. A mutant that throws says something else as well. */
  async #verdicts(rule: Rule, { example, snapshot }: World): Promise<string> {
    const findings = await judgeExample(rule, snapshot, example, this.#context);
    return findings.map(({ id, verdict }) => `${id} ${verdict}`).join('\n');
  }
}
