import { Rule as EngineRule } from 'json-rules-engine';
import type { Finding } from '../../model/finding.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { Rule } from '../../model/rule.ts';
import { type CompiledClause, type CompiledConditions, compile, compileClause } from '../conditions/compile.ts';
import { causesOfUnknown, clausesOf, evidenceOf, notesOf } from '../conditions/explain.ts';
import type { SubjectFacts } from '../conditions/subject-facts.ts';
import type { Fact } from '../fact.ts';
import { isNotInRegion } from '../inventory.ts';
import type { Batch } from './batch.ts';
import { noteText } from './found.ts';
import type { JudgedVerdict } from './judged-verdict.ts';
import { makeFinding, type Said } from './make-finding.ts';
import { failureMessage, notApplicableMessage, notInRegionMessage, unknownMessage } from './messages.ts';
import { stockConditions } from './stock-conditions.ts';

/** What `Engine.run` needs of a rule's result. */
type RuleResult = { readonly result: boolean; readonly event: { readonly type: string } };

/**
 * A rule of json-rules-engine whose evaluation uses compiled, three-valued conditions in place of the stock ones, which
 * are cloned for each evaluation and know no third value. One evaluation judges a batch of subjects.
 */
export class CompiledRule extends EngineRule {
  readonly rule: Rule;
  readonly applies: CompiledConditions | null;
  readonly compliance: CompiledConditions;
  readonly #noteSlots: readonly number[];
  readonly #notes: readonly CompiledClause[];

  /** `facts` are those of all rules that share the batch's subjects; their index is their slot. */
  constructor(rule: Rule, parameters: Parameters, facts: readonly [name: string, fact: Fact][]) {
    if (rule.conditions === undefined) throw new Error(`${rule.id} has no conditions`);
    super({ name: rule.id, conditions: stockConditions(rule.conditions, parameters), event: { type: 'judged' } });
    const slotOf = (name: string): number => facts.findIndex(([candidate]) => candidate === name);
    this.rule = rule;
    this.applies = rule.applies === undefined ? null : compile(rule.applies, parameters, slotOf);
    this.compliance = compile(rule.conditions, parameters, slotOf);
    this.#notes = (rule.notes ?? []).map((clause) => compileClause(clause, parameters, slotOf));
    const slots = [this.applies, this.compliance].flatMap((part) => (part === null ? [] : clausesOf(part)));
    this.#noteSlots = [...new Set(slots.map(({ slot }) => slot))].filter((slot) => {
      const named = facts[slot];
      return named !== undefined && 'notes' in named[1].shape.shape;
    });
  }

  /** Called by `Engine.run`. */
  async evaluate(batch: Batch): Promise<RuleResult> {
    const verdicts = batch.subjects.map((facts) => this.verdictOf(facts));
    batch.verdicts.set(this.rule.id, verdicts);
    return { result: verdicts.every((verdict) => verdict === 'pass'), event: this.event };
  }

  verdictOf(facts: SubjectFacts): JudgedVerdict {
    // Unless it is known to apply, a rule neither accuses nor acquits.
    const applies = this.applies === null || this.applies.evaluate(facts);
    if (applies !== true)
      return applies === null && !this.#isElsewhere(this.applies, facts) ? 'unknown' : 'not-applicable';
    const complies = this.compliance.evaluate(facts);
    if (complies === null) return this.#isElsewhere(this.compliance, facts) ? 'not-applicable' : 'unknown';
    return complies ? 'pass' : 'fail';
  }

  /** Whether conditions are unknown only because the service is not in the region. */
  #isElsewhere(conditions: CompiledConditions | null, facts: SubjectFacts): boolean {
    return conditions !== null && isNotInRegion(causesOfUnknown(conditions, facts));
  }

  /** The one finding about a subject, with the explanation that its verdict needs. */
  findingOf(facts: SubjectFacts, verdict: JudgedVerdict): Finding {
    const { arn, name } = facts.subject;
    const own = this.#notes.filter((note) => note.evaluate(facts) === true).map((note) => noteText(note, facts));
    const notes = [...new Set([...notesOf(this.#noteSlots, facts), ...own])];
    return makeFinding(this.rule, facts.subject, arn, name, { ...this.#said(facts, verdict), notes });
  }

  #said(facts: SubjectFacts, verdict: JudgedVerdict): Said {
    if (verdict === 'pass') return { verdict, message: this.rule.title };
    const decisive = this.applies !== null && this.applies.evaluate(facts) !== true ? this.applies : this.compliance;
    if (verdict === 'not-applicable') {
      const isElsewhere = decisive.evaluate(facts) === null;
      const message = isElsewhere
        ? notInRegionMessage(causesOfUnknown(decisive, facts))
        : notApplicableMessage(decisive, facts);
      return { verdict, message };
    }
    const evidence = evidenceOf(decisive, facts);
    if (verdict === 'fail') return { verdict, message: failureMessage(decisive, facts), evidence };
    const causes = causesOfUnknown(decisive, facts);
    return { verdict, message: unknownMessage(causes), evidence, causes };
  }
}
