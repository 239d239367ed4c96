import { expect, it } from 'vitest';
import { startEnumeration } from '../../engine/inventory/enumeration.ts';
import type { Shard, Snapshot } from '../../model/snapshot.ts';
import type { Example } from '../../scripts/authoring/example.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { catalogue } from './our-catalogue.ts';
import { reportOn } from './report-on.ts';

const example: Example = {
  targets: {
    accounts: [
      { account: '444455556666', regions: ['ca-central-1', 'ca-west-1'] },
      { account: '333344445555', regions: ['ca-central-1', 'ca-west-1'] },
    ],
  },
  resources: [
    { type: 'vpc' },
    { type: 'vpc', vpcId: 'vpc-2' },
    { type: 'vpc', account: '333344445555' },
    { type: 'vpc', region: 'ca-west-1' },
    { type: 'flow-log' },
    { type: 'log-group' },
    { type: 'log-subscriptions' },
    { type: 'log-group', name: '/workload/other' },
    { type: 'trail' },
  ],
};

/** The same snapshot, in which everything stands the other way round. */
function reversed(snapshot: Snapshot): Snapshot {
  return {
    manifest: { ...snapshot.manifest, shards: snapshot.manifest.shards.toReversed() },
    async shard(name): Promise<Shard> {
      const { cells, resources } = await snapshot.shard(name);
      return { name, cells: cells.toReversed(), resources: resources.toReversed() };
    },
  };
}

it('a report is the same whatever the order of shards, cells, resources, rules and requirements', async () => {
  const snapshot = exampleSnapshot(example);
  const { rules, requirements } = catalogue;
  const report = await reportOn({ snapshot });
  const otherWay = Object.fromEntries(Object.entries(requirements).toReversed());
  const other = await reportOn({
    snapshot: reversed(snapshot),
    rules: rules.toReversed(),
    requirements: otherWay as typeof requirements,
  });
  expect(other).toEqual(report);
});

it('the lists of a report are sorted', async () => {
  const report = await reportOn({ snapshot: exampleSnapshot(example) });
  const keys = report.coverage.map(({ account, region, operation, resource }) =>
    [account, region, operation, resource ?? ''].join('\0'),
  );
  expect(keys).toEqual(keys.toSorted());
  expect(new Set(keys.map((key) => key.split('\0')[0])).size).toBeGreaterThan(1);
  const ids = report.rules.map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted());
  const notJudged = report.notJudged.map(({ requirement }) => requirement);
  expect(notJudged).toEqual(notJudged.toSorted());
});

it('an organization that the management account describes has that id, though the targets name none', async () => {
  const { manifest } = exampleSnapshot({ resources: [] });
  const targets = { ...manifest.targets, organizationId: null };
  const described = exampleSnapshot({ resources: [{ type: 'trail' }, { type: 'organization' }, { type: 'bucket' }] });
  const pass = startEnumeration({ targets, changes: [] });
  for (const { name } of described.manifest.shards) pass.add(await described.shard(name));
  expect(pass.finish().organizationId()).toBe('o-exampleorg');
});
