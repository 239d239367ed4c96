import { expect, it } from 'vitest';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { stockExample } from '../../scripts/authoring/stock-example.ts';
import { context, judgedRules } from './our-catalogue.ts';

it.each(judgedRules.map((each) => [each.rule.id, each] as const))(
  'json-rules-engine itself judges the examples of %s as we do',
  async (_id, { rule, examples }) => {
    const verdicts = new Set<string>();
    for (const { section, name, example } of examples) {
      for (const { finding, stock } of await stockExample(rule, exampleSnapshot(example), example, context)) {
        if (stock === null) continue;
        expect([section, name, stock]).toEqual([section, name, finding.verdict]);
        verdicts.add(stock);
      }
    }
    expect(verdicts).toContain('pass');
  },
);
