import { describe, expect, it } from 'vitest';
import { exampleFault, runExample } from '../../scripts/authoring/run-example.ts';
import { context, judgedRules, NEVER_FAILS } from './our-catalogue.ts';
import { clausesAt, withoutClause } from './without-clause.ts';

describe.each(judgedRules.map((each) => [each.rule.id, each] as const))('%s', (_id, { rule, examples }) => {
  it.each(clausesAt(rule).map((clause) => [`${clause.part}: ${clause.name}`, clause] as const))(
    'has an example that notices when this is not asked: %s',
    async (_name, clause) => {
      const weaker = withoutClause(rule, clause);
      const noticed: string[] = [];
      for (const { section, name, example } of examples) {
        // A rule that asks nothing passes everything.
        const isNoticed =
          weaker.conditions === undefined
            ? section === (NEVER_FAILS.includes(rule.id) ? 'unknown' : 'nonCompliant')
            : exampleFault(section, await runExample(weaker, example, context)) !== null;
        if (isNoticed) noticed.push(name);
      }
      expect(noticed).not.toEqual([]);
    },
  );
});
