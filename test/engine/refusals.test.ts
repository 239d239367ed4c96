import { describe, expect, it } from 'vitest';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { neededTypes } from '../../engine/needed-types.ts';
import type { Finding } from '../../model/finding.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { judgeExample } from '../../scripts/authoring/run-example.ts';
import { context, judgedRules } from './our-catalogue.ts';
import { refuse } from './refused-type.ts';

const asking = judgedRules
  .map((each) => ({ ...each, needed: neededTypes([each.rule], vocabulary) }))
  .filter(({ needed }) => needed.length > 0);

it('all rules but those about the other findings and about the scan itself ask AWS something', () => {
  const asked = new Set(asking.map(({ rule }) => rule.id));
  expect(judgedRules.map(({ rule }) => rule.id).filter((id) => !asked.has(id))).toEqual([
    'ASEA-LM-OV-01',
    'ASEA-LM-OV-02',
  ]);
});

describe.each(asking.map((each) => [each.rule.id, each] as const))('%s', (_id, { rule, examples, needed }) => {
  it.each(needed)('never says more than it knows when %s is refused', async (type) => {
    const contradictions: string[] = [];
    for (const { name, example } of examples) {
      const snapshot = exampleSnapshot(example);
      const seen = await judgeExample(rule, snapshot, example, context);
      const refused = await judgeExample(rule, refuse(snapshot, type), example, context);
      const before = new Map(seen.map((finding) => [finding.id, finding]));
      for (const finding of refused) {
        const verdict = before.get(finding.id)?.verdict ?? 'unknown';
        if (finding.verdict !== 'unknown' && finding.verdict !== verdict) {
          contradictions.push(`${name}: ${verdict} became ${finding.verdict}: ${finding.message}`);
        }
      }
      if (refused.length === 0 && seen.length > 0) contradictions.push(`${name}: silence`);
      if (lostSubjects(seen, refused) && !refused.some(({ verdict }) => verdict === 'unknown')) {
        contradictions.push(`${name}: subjects vanished without an unknown finding`);
      }
    }
    expect(contradictions).toEqual([]);
  });

  it.each(needed)('does not pass or fail without %s, in some example', async (type) => {
    const depending: string[] = [];
    for (const { section, name, example } of examples) {
      if (section === 'unknown') continue;
      const findings = await judgeExample(rule, refuse(exampleSnapshot(example), type), example, context);
      if (findings.some(({ verdict }) => verdict === 'unknown')) depending.push(name);
    }
    expect(depending).not.toEqual([]);
  });
});

function lostSubjects(seen: readonly Finding[], refused: readonly Finding[]): boolean {
  const ids = new Set(refused.map(({ id }) => id));
  return seen.some(({ id }) => !ids.has(id));
}
