import { Rule as EngineRule } from 'json-rules-engine';
import type { Finding } from '../../model/finding.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { Rule } from '../../model/rule.ts';
import { type CompiledConditions, compile, type Truth } from '../conditions/compile.ts';
import { causesOfUnknown, clausesOf, evidenceOf, notesOf } from '../conditions/explain.ts';
import type { SubjectFacts } from '../conditions/subject-facts.ts';
import type { Fact } from '../fact.ts';
import type { Batch } from './batch.ts';
import { makeFinding, type Said } from './make-finding.ts';
import { failureMessage, notApplicableMessage, unknownMessage } from './messages.ts';
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

  /** `facts` are those of all rules that share the batch's subjects; their index is their slot. */
  constructor(rule: Rule, parameters: Parameters, facts: readonly [name: string, fact: Fact][]) {
    if (rule.conditions === undefined) throw new Error(`${rule.id} has no conditions`);
    super({ name: rule.id, conditions: stockConditions(rule.conditions, parameters), event: { type: 'judged' } });
    const slotOf = (name: string): number => facts.findIndex(([candidate]) => candidate === name);
    this.rule = rule;
    this.applies = rule.applies === undefined ? null : compile(rule.applies, parameters, slotOf);
    this.compliance = compile(rule.conditions, parameters, slotOf);
    const slots = [this.applies, this.compliance].flatMap((part) => (part === null ? [] : clausesOf(part)));
    this.#noteSlots = [...new Set(slots.map(({ slot }) => slot))].filter((slot) => {
      const named = facts[slot];
      return named !== undefined && 'notes' in named[1].shape.shape;
    });
  }

  /** Called by `Engine.run`. */
  async evaluate(batch: Batch): Promise<RuleResult> {
    let result = true;
    for (const facts of batch.subjects) {
      const finding = this.judge(facts);
      if (finding.verdict === 'fail' || finding.verdict === 'unknown') result = false;
      batch.findings.push(finding);
    }
    return { result, event: this.event };
  }

  /** The one finding about one subject. */
  judge(facts: SubjectFacts): Finding {
    const applies = this.applies === null ? true : this.applies.evaluate(facts);
    // Unless it is known to apply, a rule neither accuses nor acquits.
    if (this.applies !== null && applies !== true) return this.#outside(this.applies, applies, facts);
    const truth = this.compliance.evaluate(facts);
    if (truth === true) return this.#finding(facts, { verdict: 'pass', message: this.rule.title });
    const evidence = evidenceOf(this.compliance, facts);
    if (truth === false) {
      return this.#finding(facts, { verdict: 'fail', message: failureMessage(this.compliance, facts), evidence });
    }
    return this.#unknown(this.compliance, facts);
  }

  #outside(applies: CompiledConditions, truth: Truth, facts: SubjectFacts): Finding {
    if (truth === null) return this.#unknown(applies, facts);
    return this.#finding(facts, { verdict: 'not-applicable', message: notApplicableMessage(applies, facts) });
  }

  #unknown(conditions: CompiledConditions, facts: SubjectFacts): Finding {
    const causes = causesOfUnknown(conditions, facts);
    const evidence = evidenceOf(conditions, facts);
    return this.#finding(facts, { verdict: 'unknown', message: unknownMessage(causes), evidence, causes });
  }

  #finding(facts: SubjectFacts, said: Said): Finding {
    const { arn, name } = facts.subject;
    const notes = this.#noteSlots.length === 0 ? [] : notesOf(this.#noteSlots, facts);
    return makeFinding(this.rule, facts.subject, arn, name, { ...said, notes });
  }
}
