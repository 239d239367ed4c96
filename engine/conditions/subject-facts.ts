import type { Fact } from '../fact.ts';
import { type Inventory, NotKnown } from '../inventory.ts';
import { attempt } from '../known.ts';
import type { Subject } from '../subject.ts';

/** The facts about one subject, each read at most once. Clauses name them by their slot, a number. */
export class SubjectFacts {
  readonly subject: Subject;
  readonly #inventory: Inventory;
  readonly #facts: readonly Fact[];
  readonly #values: unknown[] = [];

  constructor(subject: Subject, inventory: Inventory, facts: readonly Fact[]) {
    this.subject = subject;
    this.#inventory = inventory;
    this.#facts = facts;
  }

  /** The fact's value; the NotKnown that it threw when something that it needs was not read. */
  read(slot: number): unknown {
    const known = this.#values[slot];
    if (known !== undefined) return known;
    const value = this.#readNow(slot);
    this.#values[slot] = value;
    return value;
  }

  #readNow(slot: number): unknown {
    const fact = this.#facts[slot];
    if (fact === undefined) throw new Error(`no fact has the slot ${slot}`);
    const said = attempt(() => fact.read(this.subject, this.#inventory));
    return said instanceof NotKnown ? said : said.value;
  }
}
