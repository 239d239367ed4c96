import { expect, test } from 'vitest';
import { securityServices } from '../../../engine/facts/overview/security-services.ts';
import { NotKnown, type Tally, type World } from '../../../engine/world.ts';
import type { Cause } from '../../../model/finding.ts';
import { worldOf } from './example-facts.ts';

const CAUSE: Cause = {
  account: '444455556666',
  region: 'ca-central-1',
  operation: 'ec2:DescribeVpcs',
  resource: null,
  outcome: 'denied',
  detail: null,
};
const MET: Tally = { worstFailure: null, unknown: 0, causes: [] };
const ORGANIZATION = {
  kind: 'organization',
  account: '111122223333',
  region: 'global',
  arn: 'arn:aws:organizations::111122223333:organization/o-exampleorg',
  name: 'o-exampleorg',
} as const;

async function about(tallies: Record<string, Tally | NotKnown>): Promise<unknown> {
  const world: World = {
    ...(await worldOf({ resources: [] })),
    tally(requirement) {
      const tally = tallies[requirement] ?? MET;
      if (tally instanceof NotKnown) throw tally;
      return tally;
    },
  };
  try {
    return securityServices.read(ORGANIZATION, world);
  } catch (error) {
    if (error instanceof NotKnown) return error.causes;
    throw error;
  }
}

test('a failure of high or critical severity counts, whatever else is unknown', async () => {
  const failing: Tally = { worstFailure: 'high', unknown: 1, causes: [CAUSE] };
  expect(await about({ 'ASEA-LM-FL-01': failing, 'ASEA-LM-CT-01': { ...MET, worstFailure: 'critical' } })).toEqual({
    failing: ['ASEA-LM-CT-01', 'ASEA-LM-FL-01'],
    notes: [],
  });
});

test('a milder failure is a note', async () => {
  expect(await about({ 'ASEA-LM-CL-01': { ...MET, worstFailure: 'medium' } })).toEqual({
    failing: [],
    notes: ['Milder failures, which do not count here: ASEA-LM-CL-01.'],
  });
});

test('without a failure, a requirement that is partly unknown leaves the whole unknown', async () => {
  expect(await about({ 'ASEA-LM-FL-01': { ...MET, unknown: 1, causes: [CAUSE] } })).toEqual([CAUSE]);
});

test('a requirement of which nothing was judged leaves the whole unknown', async () => {
  expect(await about({ 'ASEA-LM-CL-01': new NotKnown([CAUSE]) })).toEqual([CAUSE]);
});
