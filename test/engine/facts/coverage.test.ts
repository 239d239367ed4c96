import { expect, test } from 'vitest';
import { factAbout } from './example-facts.ts';

const REGIONS = ['ca-central-1', 'ca-west-1'];
const WORKLOAD = '444455556666';
const targets = { accounts: [{ account: WORKLOAD, regions: REGIONS }] };

test('a refusal in one region says nothing of another', async () => {
  const gaps = [{ type: 'vpc' as const, account: WORKLOAD, region: 'ca-west-1', outcome: 'denied-by-scp' as const }];
  const example = { targets, resources: [], gaps };
  expect(await factAbout('coverage', 'account-region', example, { account: WORKLOAD, region: 'ca-west-1' })).toEqual([
    ['denied-by-scp: denied-by-scp'],
  ]);
  expect(await factAbout('coverage', 'account-region', example, { account: WORKLOAD, region: 'ca-central-1' })).toEqual(
    [{ unanswered: [] }],
  );
});

test('what concerns the account as a whole is told in its home region only', async () => {
  const example = {
    targets,
    resources: [],
    gaps: [{ type: 'bucket' as const, account: WORKLOAD, outcome: 'denied' as const }],
  };
  expect(await factAbout('coverage', 'account-region', example, { account: WORKLOAD, region: 'ca-central-1' })).toEqual(
    [['denied: denied']],
  );
  expect(await factAbout('coverage', 'account-region', example, { account: WORKLOAD, region: 'ca-west-1' })).toEqual([
    { unanswered: [] },
  ]);
});

test('without the home region it is told in the first region that is scanned', async () => {
  const elsewhere = { accounts: [{ account: WORKLOAD, regions: ['ca-west-1', 'us-east-1'] }] };
  const gaps = [{ type: 'bucket' as const, account: WORKLOAD, outcome: 'denied' as const }];
  const example = { targets: elsewhere, resources: [], gaps };
  expect(await factAbout('coverage', 'account-region', example, { account: WORKLOAD, region: 'ca-west-1' })).toEqual([
    ['denied: denied'],
  ]);
});

test('the gaps of a new account come with the likely reason', async () => {
  const joinedAt = '2026-11-01T11:00:00.000Z';
  const example = {
    targets: { accounts: [{ account: WORKLOAD, joinedAt }] },
    resources: [],
    gaps: [{ type: 'vpc' as const, outcome: 'denied' as const }],
  };
  expect(await factAbout('coverage', 'account-region', example, { account: WORKLOAD, region: 'ca-central-1' })).toEqual(
    [
      [
        'denied: denied',
        `pending: the account joined the organization at ${joinedAt}: the scan's role may not be in place yet`,
      ],
    ],
  );
});
