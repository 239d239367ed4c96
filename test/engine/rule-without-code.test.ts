import { expect, it } from 'vitest';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { readRule } from '../../engine/catalogue/rules.ts';
import type { Example } from '../../engine/examples/example.ts';
import { exampleSnapshot } from '../../engine/examples/example-snapshot.ts';
import { judge } from '../../engine/judging/judge.ts';
import { parameters } from './our-catalogue.ts';
import { syntheticRule } from './synthetic.ts';

/** Who administers, in every region of the management account: one account, and it holds this role. */
const rule = syntheticRule({
  id: 'ASEA-LM-GD-02',
  source: { section: '1.4', reading: 'A rule of the tests' },
  subject: 'account-region',
  accounts: 'management',
  conditions: {
    all: [
      {
        name: 'every owner of a trail is the management account',
        fact: 'trailList',
        path: '$.items',
        operator: 'everyElement',
        value: { ownerAccountRole: 'management' },
      },
      { name: 'there is no second trail', fact: 'trailList', path: '$.count', operator: 'equals', value: 1 },
    ],
  },
});

const verdicts = async (example: Example) =>
  (await judge({ snapshot: exampleSnapshot(example), rules: [rule], vocabulary, parameters })).map(
    ({ account, verdict, message }) => [account, verdict, message],
  );

const MANAGEMENT = '111122223333';
const trail = { type: 'trail' } as const;
const foreign = { type: 'trail', name: 'foreign', ownerAccount: '444455556666' } as const;

it('a rule about whom AWS names in each region of the management account needs no code', async () => {
  expect(readRule('1.4-guardduty/one-administrator', JSON.stringify(rule), vocabulary).faults).toEqual([]);
  expect(await verdicts({ resources: [trail] })).toEqual([[MANAGEMENT, 'pass', rule.title]]);
});

it('says what it found instead', async () => {
  expect(await verdicts({ resources: [foreign] })).toEqual([
    [MANAGEMENT, 'fail', 'Not met: every owner of a trail is the management account (found workload).'],
  ]);
  expect(await verdicts({ resources: [trail, foreign] })).toEqual([
    [
      MANAGEMENT,
      'fail',
      'Not met: every owner of a trail is the management account (found management; workload); there is no second trail (found 2).',
    ],
  ]);
  expect(await verdicts({ resources: [] })).toEqual([
    [
      MANAGEMENT,
      'fail',
      'Not met: every owner of a trail is the management account (found none); there is no second trail (found 0).',
    ],
  ]);
});

it('knows nothing where the question was refused, and is asked of nobody else', async () => {
  const gaps = [{ type: 'trail' as const, outcome: 'denied-by-scp' as const }];
  expect(await verdicts({ resources: [trail], gaps })).toEqual([
    [MANAGEMENT, 'unknown', expect.stringContaining('was denied by a service control policy')],
  ]);
});
