import { describe, expect, it } from 'vitest';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { VIA_ADMINISTRATOR } from '../../engine/facts/guardduty/administrator-view.ts';
import { neededTypes } from '../../engine/needed-types.ts';
import type { Finding } from '../../model/finding.ts';
import type { ResourceType } from '../../model/resource.ts';
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
    'ASEA-LM-GD-05',
    'ASEA-LM-OV-01',
    'ASEA-LM-OV-02',
  ]);
});

describe.each(asking.map((each) => [each.rule.id, each] as const))('%s', (_id, { rule, examples, needed }) => {
  type Each = (typeof examples)[number];

  // Each example is judged once with everything, and once without each type, for both statements.
  const judgements = new Map<string, Promise<Finding[]>>();
  function judged({ section, name, example }: Each, ...refused: readonly ResourceType[]): Promise<Finding[]> {
    const key = `${section}: ${name}, without ${refused.join(' and ')}`;
    const found = judgements.get(key) ?? judgeWithout();
    judgements.set(key, found);
    return found;

    function judgeWithout(): Promise<Finding[]> {
      return judgeExample(rule, refused.reduce(refuse, exampleSnapshot(example)), example, context);
    }
  }

  /**
   * Whether a finding without a type rests on an answer of another type, and says so. That answer decides nothing while
   * the one that it stands in for is there, and without both nothing is known.
   */
  async function isVouchedFor(each: Each, type: ResourceType, { id, notes }: Finding): Promise<boolean> {
    const seen = (await judged(each)).find((finding) => finding.id === id);
    if (seen === undefined || !notes.includes(VIA_ADMINISTRATOR) || seen.notes.includes(VIA_ADMINISTRATOR))
      return false;
    for (const other of needed.filter((one) => one !== type)) {
      const withoutOther = (await judged(each, other)).find((finding) => finding.id === id);
      const withoutBoth = (await judged(each, type, other)).find((finding) => finding.id === id);
      if (withoutOther?.verdict === seen.verdict && withoutBoth?.verdict === 'unknown') return true;
    }
    return false;
  }

  it.each(needed)('never says more than it knows when %s is refused', async (type) => {
    const contradictions: string[] = [];
    for (const each of examples) {
      const { name } = each;
      const seen = await judged(each);
      const refused = await judged(each, type);
      const before = new Map(seen.map((finding) => [finding.id, finding]));
      for (const finding of refused) {
        const verdict = before.get(finding.id)?.verdict ?? 'unknown';
        if (finding.verdict === 'unknown' || finding.verdict === verdict) continue;
        if (!(await isVouchedFor(each, type, finding))) {
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

  it.each(needed)('does not pass or fail without %s or what vouches for it, in some example', async (type) => {
    const depending: string[] = [];
    for (const each of examples) {
      if (each.section === 'unknown') continue;
      const findings = await judged(each, type);
      const isDepending = await Promise.all(
        findings.map(async (finding) => finding.verdict === 'unknown' || (await isVouchedFor(each, type, finding))),
      );
      if (isDepending.includes(true)) depending.push(each.name);
    }
    expect(depending).not.toEqual([]);
  });
});

function lostSubjects(seen: readonly Finding[], refused: readonly Finding[]): boolean {
  const ids = new Set(refused.map(({ id }) => id));
  return seen.some(({ id }) => !ids.has(id));
}
