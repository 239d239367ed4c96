import { Engine } from 'json-rules-engine';
import type { SubjectFacts } from '../conditions/subject-facts.ts';
import { Batch } from './batch.ts';
import type { CompiledRule } from './compiled-rule.ts';
import type { JudgedVerdict } from './judged-verdict.ts';

/** Judges batches of subjects of one kind by compiled rules. */
export type RuleEngine = {
  /**
   * The verdicts by rule id, in the order of the subjects. Throws when the engine is still running: it would lose
   * results.
   */
  run(subjects: readonly SubjectFacts[]): Promise<ReadonlyMap<string, readonly JudgedVerdict[]>>;
};

/**
 * A json-rules-engine `Engine` that runs compiled rules. They evaluate themselves: the operators, paths and facts of the
 * stock engine are never asked.
 */
export function ruleEngine(rules: readonly CompiledRule[]): RuleEngine {
  const engine = new Engine();
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
