import { expect, it } from 'vitest';
import { compareVerdicts } from '../../trust/verdicts/compare.ts';
import type { Said, VerdictRecord } from '../../trust/verdicts/record.ts';

const SAID: Said = {
  rule: 'ASEA-LM-FL-01',
  account: '444455556666',
  region: 'ca-central-1',
  resource: 'arn:aws:ec2:ca-central-1:444455556666:vpc/vpc-1',
  subject: { kind: 'vpc', name: 'Main' },
  verdict: 'pass',
};
const WHERE = `${SAID.rule} ${SAID.account} ${SAID.region}`;

function record(...said: readonly Said[]): VerdictRecord {
  return { format: 'zonewarden.verdicts/1', examples: { one: [...said] }, worlds: { other: [...said] } };
}

it('records with the same verdicts do not differ', () => {
  expect(compareVerdicts(record(SAID), record(SAID))).toEqual({
    counts: { examples: 1, worlds: 1, findings: 2 },
    differences: [],
  });
});

it('a verdict that is another one, gone or new is a difference, in examples and in worlds', () => {
  const other = { ...SAID, resource: 'vpc-2' };
  expect(compareVerdicts(record(SAID, other), record({ ...SAID, verdict: 'fail' })).differences).toEqual([
    `example one: ${WHERE} ${SAID.resource}: pass -> fail`,
    `example one: ${WHERE} vpc-2: pass -> nothing`,
    `world other: ${WHERE} ${SAID.resource}: pass -> fail`,
    `world other: ${WHERE} vpc-2: pass -> nothing`,
  ]);
});

it('what is judged in one of them only is a difference', () => {
  const before = record(SAID);
  const after = { ...before, examples: {}, worlds: { ...before.worlds, third: [] } };
  expect(compareVerdicts(before, after).differences).toEqual(['example one: gone', 'world third: new']);
});

it('the organization and its parts are the same things whatever they are called', () => {
  const organization = 'arn:aws:organizations::444455556666:organization/o-1';
  const names = [
    [organization, 'organization'],
    [`${organization}/trusted-service/config.amazonaws.com`, 'organization/trusted-service/config.amazonaws.com'],
    ['arn:aws:iam::444455556666:root', 'organization'],
  ];
  for (const [was = '', is = ''] of names) {
    const before = record({ ...SAID, region: 'global', resource: was });
    const after = { ...SAID, region: 'global', resource: is };
    expect(compareVerdicts(before, record(after)).differences).toEqual([]);
    expect(compareVerdicts(before, record({ ...after, verdict: 'unknown' })).differences).toEqual([
      `example one: ASEA-LM-FL-01 444455556666 global ${is}: pass -> unknown`,
      `world other: ASEA-LM-FL-01 444455556666 global ${is}: pass -> unknown`,
    ]);
  }
});
