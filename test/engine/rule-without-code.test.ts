import { expect, it } from 'vitest';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { readRule } from '../../engine/catalogue/rules.ts';
import { findingsOf } from '../../engine/judging/judge.ts';
import type { Example } from '../../scripts/authoring/example.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { parameters } from './our-catalogue.ts';
import { syntheticRule } from './synthetic.ts';

/** In every region of the management account, GuardDuty has one administrator, and it is the security account. */
const rule = syntheticRule({
  id: 'ASEA-LM-GD-02',
  source: { section: '1.4', reading: 'A rule of the tests' },
  subject: 'account-region',
  accounts: 'management',
  conditions: {
    all: [
      {
        name: 'every administrator is the security account',
        fact: 'guarddutyAdministratorList',
        path: '$.items',
        operator: 'everyElement',
        value: { administratorRole: 'security', status: 'ENABLED' },
      },
      {
        name: 'nobody else is',
        fact: 'guarddutyAdministratorList',
        path: '$.count',
        operator: 'equals',
        value: 1,
      },
    ],
  },
});

const judged = async (example: Example) =>
  (await findingsOf({ snapshot: exampleSnapshot(example), rules: [rule], vocabulary, parameters })).map(
    ({ account, verdict, message }) => [account, verdict, message],
  );

const MANAGEMENT = '111122223333';
const security = { type: 'guardduty-administrator' } as const;
const workload = { type: 'guardduty-administrator', administrator: '444455556666' } as const;

it('a rule about whom AWS names in each region of the management account needs no code', async () => {
  expect(readRule('1.4-guardduty/one-administrator', JSON.stringify(rule), vocabulary).faults).toEqual([]);
  expect(await judged({ resources: [security] })).toEqual([[MANAGEMENT, 'pass', rule.title]]);
});

it('says what it found instead', async () => {
  expect(await judged({ resources: [workload] })).toEqual([
    [
      MANAGEMENT,
      'fail',
      'Not met: every administrator is the security account (found status ENABLED, administratorRole workload).',
    ],
  ]);
  expect(await judged({ resources: [security, { ...workload, administrator: '999900001111' }] })).toMatchObject([
    [MANAGEMENT, 'fail', expect.stringMatching(/administratorRole none\); nobody else is \(found 2\)\.$/)],
  ]);
  expect(await judged({ resources: [] })).toEqual([
    [
      MANAGEMENT,
      'fail',
      'Not met: every administrator is the security account (found none); nobody else is (found 0).',
    ],
  ]);
});

it('knows nothing where the question was refused, and is asked of nobody else', async () => {
  const gaps = [{ type: 'guardduty-administrator' as const, outcome: 'denied-by-scp' as const }];
  expect(await judged({ resources: [security], gaps })).toEqual([
    [MANAGEMENT, 'unknown', expect.stringContaining('was denied by a service control policy')],
  ]);
});

it('knows nothing where the configuration does not say which account is the security account', async () => {
  const targets = { core: { security: null } };
  expect(await judged({ targets, resources: [security] })).toEqual([
    [MANAGEMENT, 'unknown', expect.stringContaining('the configuration names no security account')],
  ]);
});
