import { Engine } from 'json-rules-engine';
import { OPERATORS } from '../conditions/operators.ts';
import { resolvePath } from '../conditions/path.ts';
import type { SubjectFacts } from '../conditions/subject-facts.ts';
import { Batch } from './batch.ts';
import type { CompiledRule } from './compiled-rule.ts';
import type { JudgedVerdict } from './judged-verdict.ts';

/** json-rules-engine's own operators and decorators. Negated ones hold on what was never read, so none stays. */
const STOCK_OPERATORS = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
];
const STOCK_DECORATORS = ['someFact', 'someValue', 'everyFact', 'everyValue', 'swap', 'not'];

/** Judges batches of subjects of one kind by compiled rules. */
export type FencedEngine = {
  /**
   * The verdicts by rule id, in the order of the subjects. Throws when the engine is still running: it would lose
   * results.
   */
  run(subjects: readonly SubjectFacts[]): Promise<ReadonlyMap<string, readonly JudgedVerdict[]>>;
};

/** A json-rules-engine `Engine` that runs our compiled rules and can do nothing else. */
export function fencedEngine(rules: readonly CompiledRule[]): FencedEngine {
  const engine = new Engine([], { pathResolver: resolvePath });
  for (const operator of STOCK_OPERATORS) engine.removeOperator(operator);
  for (const decorator of STOCK_DECORATORS) engine.removeOperatorDecorator(decorator);
  for (const [name, holds] of Object.entries(OPERATORS)) engine.addOperator(name, holds);
  for (const rule of rules) engine.addRule(rule);
  let running = false;

  return {
    async run(subjects) {
      if (running) throw new Error('one engine never runs twice at once');
      running = true;
      try {
        const batch = new Batch(subjects);
        await engine.run({}, { almanac: batch });
        return batch.verdicts;
      } finally {
        running = false;
      }
    },
  };
}
