import { describe, expect, it } from 'vitest';
import { exampleFault, runExample } from '../../scripts/authoring/run-example.ts';
import { context, judgedRules, NEVER_FAILS, rulesWithExamples } from './our-catalogue.ts';

describe.each(rulesWithExamples.map((each) => [each.rule.id, each] as const))('%s', (_id, { rule, examples }) => {
  it.each(examples.map((each) => [each.section, each.name, each.example] as const))(
    'gives its verdict on the %s example "%s"',
    async (section, _name, example) => {
      expect(exampleFault(section, await runExample(rule, example, context))).toBeNull();
    },
  );
});

it.each(judgedRules.map(({ rule, examples }) => [rule.id, examples] as const))(
  '%s shows what complies, what does not, and what cannot be known',
  (id, examples) => {
    const shown = new Set<string>(examples.map(({ section }) => section));
    const wanted = NEVER_FAILS.includes(id) ? ['compliant', 'unknown'] : ['compliant', 'nonCompliant', 'unknown'];
    expect(wanted.filter((section) => !shown.has(section))).toEqual([]);
  },
);
