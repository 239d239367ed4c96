import { expect, it } from 'vitest';
import { readRule } from '../../engine/catalogue/rules.ts';
import { clausesOfRule } from '../../engine/rule-facts.ts';
import type { Clause } from '../../model/rule.ts';
import type { Example } from '../../scripts/authoring/example.ts';
import { judgedRules } from './our-catalogue.ts';
import { syntheticRule } from './synthetic.ts';
import { judged, vocabulary } from './vpc-rule.ts';

const named: Clause = { name: 'It is called', fact: 'vpc', path: '$.name', operator: 'isNotEmpty' };
const isDefault: Clause = { name: 'AWS made it', fact: 'vpc', path: '$.isDefault', operator: 'equals', value: true };
const clause: Clause = { name: 'a VPC', fact: 'vpc', path: '$.vpcId', operator: 'isNotEmpty' };
const rule = syntheticRule({
  id: 'ASEA-LM-FL-01',
  source: { section: '1.3', reading: 'A rule of the tests' },
  subject: 'vpc',
  conditions: { all: [clause] },
  notes: [isDefault, named],
});

const notesOf = async (example: Example) => (await judged(example, [rule])).map(({ notes }) => notes);

it('a note is told where it is so, with what AWS says, and changes no verdict', async () => {
  expect(await notesOf({ resources: [{ type: 'vpc' }] })).toEqual([['It is called: Main']]);
  expect(await notesOf({ resources: [{ type: 'vpc', isDefault: true, name: null }] })).toEqual([['AWS made it.']]);
  expect(await notesOf({ resources: [{ type: 'vpc', name: null }] })).toEqual([[]]);
  const [finding] = await judged({ resources: [{ type: 'vpc', isDefault: true }] }, [rule]);
  expect(finding).toMatchObject({ verdict: 'pass', evidence: [] });
});

it('a note is checked like a condition', () => {
  const faultsOf = (notes: readonly Clause[]) =>
    readRule('1.3-vpc-flow-logs/a', JSON.stringify({ ...rule, notes }), vocabulary).faults.map(
      ({ message }) => message,
    );
  expect(faultsOf([isDefault])).toEqual([]);
  expect(faultsOf([{ ...isDefault, path: '$.size' }])).toEqual([
    'AWS made it: vpc has no $.size: wanted one of id, isDefault, name, vpcId',
  ]);
});

it('no note of ours asks AWS for anything that the conditions do not ask for', () => {
  const ownAsks = judgedRules.flatMap(({ rule: ours }) => {
    const asked = new Set(clausesOfRule(ours).map(({ fact }) => fact));
    return (ours.notes ?? []).filter(({ fact }) => !asked.has(fact)).map(({ fact }) => [ours.id, fact]);
  });
  expect(ownAsks).toEqual([]);
});

it('only kinds that are looked for in all accounts may be narrowed to some of them', () => {
  const of = (changes: object) =>
    readRule('1.3-vpc-flow-logs/a', JSON.stringify({ ...rule, notes: undefined, ...changes }), vocabulary).faults;
  expect(of({ accounts: 'workload' })).toEqual([]);
  const conditions = { all: [{ ...clause, fact: 'logDestination', path: '$.name' }] };
  expect(of({ subject: 'log-destination', accounts: 'logArchive', conditions })).toMatchObject([
    { message: 'a subject of kind log-destination has its accounts by itself' },
  ]);
});
