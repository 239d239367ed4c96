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
  return { format: 'zonewarden.verdicts/1', examples: { one: [...said] }, scenarios: { other: [...said] } };
}

it('records with the same verdicts do not differ', () => {
  expect(compareVerdicts(record(SAID), record(SAID))).toEqual({
    counts: { examples: 1, scenarios: 1, findings: 2 },
    differences: [],
  });
});

it('a verdict that is another one, gone or new is a difference, in examples and in scenarios', () => {
  const other = { ...SAID, resource: 'vpc-2' };
  expect(compareVerdicts(record(SAID, other), record({ ...SAID, verdict: 'fail' })).differences).toEqual([
    `example one: ${WHERE} ${SAID.resource}: pass -> fail`,
    `example one: ${WHERE} vpc-2: pass -> nothing`,
    `scenario other: ${WHERE} ${SAID.resource}: pass -> fail`,
    `scenario other: ${WHERE} vpc-2: pass -> nothing`,
  ]);
});

it('what is judged in one of them only is a difference', () => {
  const before = record(SAID);
  const after = { ...before, examples: {}, scenarios: { ...before.scenarios, third: [] } };
  expect(compareVerdicts(before, after).differences).toEqual(['example one: gone', 'scenario third: new']);
});

it('the organization is the same thing whatever it is called', () => {
  const account = { ...SAID, resource: 'arn:aws:iam::444455556666:root' };
  const organization = { ...SAID, resource: 'arn:aws:organizations::444455556666:organization/o-1' };
  expect(compareVerdicts(record(account), record(organization)).differences).toEqual([]);
  expect(compareVerdicts(record(account), record({ ...organization, verdict: 'unknown' })).differences).toEqual([
    `example one: ${WHERE} (the place): pass -> unknown`,
    `scenario other: ${WHERE} (the place): pass -> unknown`,
  ]);
});

it('what is below the organization is the same thing, with the organization by its ARN or by its name', () => {
  const part = 'trusted-service/config.amazonaws.com';
  const before = { ...SAID, resource: `arn:aws:organizations::444455556666:organization/o-1/${part}` };
  const after = { ...SAID, resource: `organization/${part}` };
  expect(compareVerdicts(record(before), record(after)).differences).toEqual([]);
  expect(compareVerdicts(record(before), record({ ...after, verdict: 'fail' })).differences).toEqual([
    `example one: ${WHERE} organization/${part}: pass -> fail`,
    `scenario other: ${WHERE} organization/${part}: pass -> fail`,
  ]);
});
