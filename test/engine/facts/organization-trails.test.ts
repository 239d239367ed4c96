import { expect, test } from 'vitest';
import type { Example } from '../../../scripts/authoring/example.ts';
import { factAbout, subjectsOf } from './example-facts.ts';

const TWO_REGIONS = { accounts: [{ account: '111122223333', regions: ['ca-central-1', 'eu-west-1'] }] };
const TRAIL = 'arn:aws:cloudtrail:ca-central-1:111122223333:trail/ASEA-Org-Trail';
const OTHER = 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/Other';

test('a trail counts once, however many regions show it', async () => {
  const example: Example = {
    targets: TWO_REGIONS,
    resources: [{ type: 'trail' }, { type: 'trail', region: 'eu-west-1' }],
  };
  expect(await factAbout('organizationTrails', 'organization', example)).toEqual([{ trails: [TRAIL] }]);
});

test('a trail is taken as its home region shows it', async () => {
  const shadow = { type: 'trail', homeRegion: 'eu-west-1', name: 'Other', validatesLogFiles: false } as const;
  const own = { ...shadow, region: 'eu-west-1', validatesLogFiles: true } as const;
  const { subjects } = await subjectsOf('organization-trail', { targets: TWO_REGIONS, resources: [shadow, own] });
  expect(subjects).toMatchObject([{ arn: OTHER, region: 'eu-west-1', resource: { validatesLogFiles: true } }]);
});

test('trails of a region that could not be read may be missing from the list', async () => {
  const example: Example = {
    targets: TWO_REGIONS,
    resources: [{ type: 'trail' }],
    gaps: [{ type: 'trail', region: 'eu-west-1', outcome: 'throttled' }],
  };
  const { subjects, causes } = await subjectsOf('organization-trail', example);
  expect(subjects.map(({ arn }) => arn)).toEqual([TRAIL]);
  expect(causes).toEqual([
    {
      account: '111122223333',
      region: 'eu-west-1',
      operation: 'cloudtrail:DescribeTrails',
      resource: null,
      outcome: 'throttled',
      detail: 'throttled',
    },
  ]);
});

test('the trail of a member account is no organization trail of the management account', async () => {
  const example: Example = { resources: [{ type: 'trail', ownerAccount: '333344445555', account: '111122223333' }] };
  expect(await factAbout('organizationTrails', 'organization', example)).toEqual([{ trails: [] }]);
});
