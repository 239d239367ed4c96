import { expect, test } from 'vitest';
import type { Example } from '../../../scripts/authoring/example.ts';
import { factAbout } from './example-facts.ts';

const MEMBER = { account: '444455556666', region: 'ca-central-1' } as const;
const TRAIL = 'arn:aws:cloudtrail:ca-central-1:111122223333:trail/ASEA-Org-Trail';
const DATA_TRAIL = 'arn:aws:cloudtrail:ca-central-1:111122223333:trail/Data';
const DATA_ONLY = [
  { readWriteType: 'All', includesManagementEvents: false, excludedManagementSources: [], dataResources: [] },
];

test('a member that the trail does not reach is not covered', async () => {
  const example: Example = { resources: [{ type: 'trail' }] };
  expect(await factAbout('trailCoverage', 'account-region', example, MEMBER)).toEqual([
    { organizationTrails: [], primaryTrail: null },
  ]);
});

test('a second organization trail is no cover', async () => {
  const example: Example = {
    resources: [
      { type: 'trail' },
      { type: 'trail-status', id: TRAIL },
      { type: 'trail-selectors', id: TRAIL },
      { type: 'trail', name: 'Data' },
      { type: 'trail-status', id: DATA_TRAIL },
      { type: 'trail-selectors', id: DATA_TRAIL, basic: DATA_ONLY },
      { type: 'trail', name: 'Data', account: '444455556666' },
    ],
  };
  expect(await factAbout('trailCoverage', 'account-region', example, MEMBER)).toEqual([
    { organizationTrails: [DATA_TRAIL], primaryTrail: null },
  ]);
});

test('a region without any organization trail is not covered, though the management account could not be read', async () => {
  const example = { resources: [], gaps: [{ type: 'trail' as const, outcome: 'denied' as const }] };
  expect(await factAbout('trailCoverage', 'account-region', example, MEMBER)).toEqual([
    { organizationTrails: [], primaryTrail: null },
  ]);
});

test('the grace of a new account ends after newAccountGraceHours, counted at the moment of reading', async () => {
  const joined = (joinedAt: string) => ({
    targets: { accounts: [{ account: '444455556666', joinedAt }] },
    resources: [],
  });
  expect(await factAbout('trailCoverage', 'account-region', joined('2026-10-31T12:00:00.000Z'), MEMBER)).toEqual([
    ['pending: the account joined the organization at 2026-10-31T12:00:00.000Z'],
  ]);
  expect(await factAbout('trailCoverage', 'account-region', joined('2026-10-31T11:59:59.000Z'), MEMBER)).toEqual([
    { organizationTrails: [], primaryTrail: null },
  ]);
});
