import { describe, expect, test } from 'vitest';
import { startCrossAccountIndex } from '../../engine/inventory/cross-account-index.ts';
import { indexShard } from '../../engine/inventory/shard-index.ts';
import { snapshotInventory } from '../../engine/inventory/snapshot-inventory.ts';
import { MEMORY } from '../../model/list-store.ts';
import type { Example } from '../../scripts/authoring/example.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { factAbout, subjectsOf } from './facts/example-facts.ts';

const MANAGEMENT = '111122223333';
const ARCHIVE = '222233334444';
const WORKLOAD = '444455556666';

const notSelected = { kind: 'not-selected', reason: 'the account is not among those selected for this scan' } as const;
const left = (region: string, kind: 'state' | 'not-configured' | 'not-selected' = 'not-selected') => ({
  region,
  kind,
  reason: 'the region is not scanned',
});
/** The account as a run sees it that leaves out a region. */
const withoutRegion = (account: string, kind?: Parameters<typeof left>[1]): Example['targets'] => ({
  accounts: [{ account, regionsLeftOut: [left('eu-west-1', kind)] }],
});
const byRegion = (account: string) => ({
  ...{ account, region: 'eu-west-1', operation: null, resource: null },
  ...{ outcome: 'not-asked', detail: 'left out by --region' },
});
const byAccount = (account: string) => ({ ...byRegion(account), region: 'global', detail: 'left out by --account' });

describe('that there is no trail', () => {
  test('is not known while this run leaves a region out', async () => {
    const example = { targets: withoutRegion(MANAGEMENT), resources: [] };
    const causes = [byRegion(MANAGEMENT)];
    expect(await factAbout('organizationTrails', 'organization', example)).toEqual([
      ['not-asked: left out by --region'],
    ]);
    expect(await subjectsOf('primary-trail', example)).toEqual({ subjects: [], causes });
    expect(await subjectsOf('organization-trail', example)).toEqual({ subjects: [], causes });
  });

  test('is known when all regions were looked into but those that the configuration exempts', async () => {
    for (const targets of [{}, withoutRegion(MANAGEMENT, 'not-configured'), withoutRegion(MANAGEMENT, 'state')]) {
      const example: Example = { ...(targets === undefined ? {} : { targets }), resources: [] };
      expect(await factAbout('organizationTrails', 'organization', example)).toEqual([{ trails: [] }]);
    }
  });
});

describe('the trail that carries the audit record', () => {
  const trail = (change: object): Example => ({
    targets: withoutRegion(MANAGEMENT),
    resources: [{ type: 'trail', ...change }, { type: 'trail-status' }, { type: 'trail-selectors' }],
  });

  test('is known where none of a single region that was not seen could be better', async () => {
    const { subjects } = await subjectsOf('primary-trail', trail({}));
    expect(subjects).toHaveLength(1);
  });

  test('is not known where one could', async () => {
    const listing = await subjectsOf('primary-trail', trail({ isMultiRegion: false }));
    expect(listing).toEqual({ subjects: [], causes: [byRegion(MANAGEMENT)] });
  });
});

test('a trail that is there is there, and the list of them may lack others', async () => {
  const example: Example = { targets: withoutRegion(MANAGEMENT), resources: [{ type: 'trail' }] };
  const [found] = (await factAbout('organizationTrails', 'organization', example)) as [{ trails: string[] }];
  expect(found.trails).toHaveLength(1);
  expect((await subjectsOf('organization-trail', example)).causes).toEqual([byRegion(MANAGEMENT)]);
  const configured = { ...example, targets: withoutRegion(MANAGEMENT, 'not-configured') };
  expect((await subjectsOf('organization-trail', configured)).causes).toEqual([]);
});

test('the regions of the organization may be more than those of the selected accounts', async () => {
  const example: Example = {
    targets: { accounts: [{ account: WORKLOAD, leftOut: notSelected, regions: [] }] },
    resources: [],
  };
  const { subjects, causes } = await subjectsOf('organization-region', example);
  expect(subjects.map(({ name }) => name)).toEqual(['ca-central-1']);
  expect(causes).toEqual([byAccount(WORKLOAD)]);
});

test('an account or a region that was left out may deliver to a bucket that nobody knows of', async () => {
  const accounts = [
    { account: WORKLOAD, leftOut: notSelected, regions: [] },
    { account: ARCHIVE, regionsLeftOut: [left('eu-west-1')] },
  ];
  const snapshot = exampleSnapshot({ targets: { accounts }, resources: [] });
  const pass = startCrossAccountIndex(snapshot.manifest, MEMORY);
  for (const { name } of snapshot.manifest.shards) pass.add(indexShard(await snapshot.shard(name)));
  const crossAccount = pass.finish();
  const { manifest } = snapshot;
  const parts = { manifest, parameters: manifest.parameters, shards: new Map(), crossAccount, tally: null };
  const { causes } = snapshotInventory(parts).crossAccount.deliveries();
  expect(causes).toEqual([byRegion(MANAGEMENT), byAccount(WORKLOAD)]);
});

describe('log destinations in every region', () => {
  const EVERYWHERE = { regionsInScope: 'all' } as const;

  test('are not known to be there in a region that was left out', async () => {
    const resources = [{ type: 'log-destination', account: ARCHIVE } as const];
    const example: Example = { targets: withoutRegion(ARCHIVE), resources, parameters: EVERYWHERE };
    expect(await factAbout('centralDestinations', 'organization', example)).toEqual([
      ['not-asked: the region is not scanned'],
    ]);
  });

  test('are known not to be there where one region that was looked into has none', async () => {
    const example: Example = { targets: withoutRegion(ARCHIVE), resources: [], parameters: EVERYWHERE };
    expect(await factAbout('centralDestinations', 'organization', example)).toEqual([
      { regionsWith: [], regionsWithout: ['ca-central-1'] },
    ]);
  });
});

test('a destination admits every account only if it admits those that were left out', async () => {
  const policy = (account: string) =>
    JSON.stringify({
      Statement: [
        { Effect: 'Allow', Principal: { AWS: account }, Action: 'logs:PutSubscriptionFilter', Resource: '*' },
      ],
    });
  const accounts = [MANAGEMENT, '333344445555', WORKLOAD].map((account) => ({
    account,
    leftOut: notSelected,
    regions: [],
  }));
  const example: Example = {
    targets: { accounts: accounts.slice(1) },
    resources: [{ type: 'log-destination', account: ARCHIVE, accessPolicy: policy(MANAGEMENT) }],
  };
  expect(
    await factAbout('destinationAccess', 'log-destination', example, { account: ARCHIVE, region: 'ca-central-1' }),
  ).toMatchObject([{ admits: 'not every account' }]);
});
