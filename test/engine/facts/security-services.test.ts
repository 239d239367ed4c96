import { expect, test } from 'vitest';
import { securityServices } from '../../../engine/facts/overview/security-services.ts';
import { type Inventory, NotKnown, type Tally } from '../../../engine/inventory.ts';
import type { Cause } from '../../../model/finding.ts';
import { inventoryOf } from './example-facts.ts';

const CAUSE: Cause = {
  account: '444455556666',
  region: 'ca-central-1',
  operation: 'ec2:DescribeVpcs',
  resource: null,
  outcome: 'denied',
  detail: null,
};
const MET: Tally = { applicable: 2, worstFailure: null, unknown: 0, causes: [] };
const ORGANIZATION = {
  kind: 'organization',
  account: '111122223333',
  region: 'global',
  arn: 'arn:aws:organizations::111122223333:organization/o-exampleorg',
  name: 'o-exampleorg',
} as const;

type Asked = Parameters<typeof securityServices.read>[0];

async function about(tallies: Record<string, Tally | NotKnown>, subject: Asked = ORGANIZATION): Promise<unknown> {
  const inventory: Inventory = {
    ...(await inventoryOf({ resources: [] })),
    tally(requirement, region) {
      const tally = tallies[region === undefined ? requirement : `${requirement} ${region}`] ?? MET;
      if (tally instanceof NotKnown) throw tally;
      return tally;
    },
  };
  try {
    return securityServices.read(subject, inventory);
  } catch (error) {
    if (error instanceof NotKnown) return error.causes;
    throw error;
  }
}

test('a failure of high or critical severity counts, whatever else is unknown', async () => {
  const failing: Tally = { applicable: 2, worstFailure: 'high', unknown: 1, causes: [CAUSE] };
  expect(await about({ 'ASEA-LM-FL-01': failing, 'ASEA-LM-CT-01': { ...MET, worstFailure: 'critical' } })).toEqual({
    failing: ['ASEA-LM-CT-01', 'ASEA-LM-FL-01'],
    applicable: 8,
    notes: [],
  });
});

test('of a region, only what was found there counts', async () => {
  const region = { ...ORGANIZATION, kind: 'organization-region', region: 'ca-west-1' } as const;
  const failing: Tally = { ...MET, worstFailure: 'high' };
  const tallies = { 'ASEA-LM-GD-02 ca-west-1': failing, 'ASEA-LM-GD-03 ca-central-1': failing };
  expect(await about(tallies, region)).toEqual({ failing: ['ASEA-LM-GD-02'], applicable: 6, notes: [] });
});

test('a milder failure is a note', async () => {
  expect(await about({ 'ASEA-LM-CL-01': { ...MET, worstFailure: 'medium' } })).toEqual({
    failing: [],
    applicable: 8,
    notes: ['Milder failures, which do not count here: ASEA-LM-CL-01.'],
  });
});

test('without a failure, a requirement that is partly unknown leaves the whole unknown', async () => {
  expect(await about({ 'ASEA-LM-FL-01': { ...MET, unknown: 1, causes: [CAUSE] } })).toEqual([CAUSE]);
});

test('a requirement of which nothing was judged leaves the whole unknown', async () => {
  expect(await about({ 'ASEA-LM-CL-01': new NotKnown([CAUSE]) })).toEqual([CAUSE]);
});
