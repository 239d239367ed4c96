import { describe, expect, it } from 'vitest';
import type { Cause } from '../../model/finding.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { causesOf, inventoryOf, inventoryOfSnapshot } from './example-inventory.ts';

const workload = { account: '444455556666', region: 'ca-central-1' };
const archive = { account: '222233334444', region: 'global' };
const BUCKET = 'arn:aws:s3:::asea-logarchive-phase0-cacentral1-example';
const GROUP = 'arn:aws:logs:ca-central-1:444455556666:log-group:/workload/application';

function cause(
  operation: string | null,
  outcome: Cause['outcome'],
  detail: string | null,
  more: Partial<Cause> = {},
): Cause {
  return { ...workload, operation, resource: null, outcome, detail, ...more };
}

describe('a list', () => {
  it('is complete and sorted, and empty where AWS answered with nothing', async () => {
    const inventory = await inventoryOf({
      resources: [
        { type: 'log-group', name: '/b' },
        { type: 'log-group', name: '/a' },
      ],
    });
    expect(inventory.all('log-group', workload).map(({ name }) => name)).toEqual(['/a', '/b']);
    expect(inventory.all('vpc', workload)).toEqual([]);
  });

  it('is not known where the question was refused', async () => {
    const inventory = await inventoryOf({
      resources: [{ type: 'vpc' }],
      gaps: [{ type: 'vpc', outcome: 'throttled' }],
    });
    expect(causesOf(() => inventory.all('vpc', workload))).toEqual([
      cause('ec2:DescribeVpcs', 'throttled', 'throttled'),
    ]);
  });

  it('is not known of a region that was not scanned', async () => {
    const inventory = await inventoryOf({ resources: [] });
    const place = { ...workload, region: 'eu-west-1' };
    const detail = 'the region is not among those scanned in the account';
    expect(causesOf(() => inventory.all('vpc', place))).toEqual([
      cause('ec2:DescribeVpcs', 'not-asked', detail, { region: 'eu-west-1' }),
    ]);
  });

  it('is not known of a type that the scan did not include', async () => {
    const snapshot = exampleSnapshot({ resources: [{ type: 'vpc' }] });
    const inventory = await inventoryOfSnapshot({
      manifest: { ...snapshot.manifest, asked: ['log-group'] },
      async shard(name) {
        const shard = await snapshot.shard(name);
        return { ...shard, cells: shard.cells.filter(({ operation }) => operation !== 'ec2:DescribeVpcs') };
      },
    });
    expect(causesOf(() => inventory.all('vpc', workload))).toEqual([
      cause('ec2:DescribeVpcs', 'not-asked', 'the scan did not include this question'),
    ]);
  });

  it('of an account that could not be entered is not known because of that', async () => {
    const accounts = [{ account: workload.account, regions: null }];
    const inventory = await inventoryOf({ resources: [], targets: { accounts } });
    const refused = [cause('sts:AssumeRole', 'denied', 'denied', { region: 'global' })];
    expect(causesOf(() => inventory.all('vpc', workload))).toEqual(refused);
    expect(causesOf(() => inventory.regions(workload.account))).toEqual(refused);
  });

  it('of an account that was left out is not known for the reason of that', async () => {
    const leftOut = { kind: 'ignored-ou' as const, reason: 'in the ignored organizational unit Sandbox' };
    const inventory = await inventoryOf({
      resources: [],
      targets: { accounts: [{ account: workload.account, leftOut }] },
    });
    expect(causesOf(() => inventory.all('vpc', workload))).toEqual([
      cause('ec2:DescribeVpcs', 'not-asked', leftOut.reason),
    ]);
  });

  it('of answers about resources is known only when each of them is', async () => {
    const inventory = await inventoryOf({
      resources: [{ type: 'log-group' }, { type: 'log-group', name: '/other' }],
      gaps: [{ type: 'log-subscriptions', id: GROUP, outcome: 'denied' }],
    });
    expect(causesOf(() => inventory.all('log-subscriptions', workload))).toEqual([
      cause('logs:DescribeSubscriptionFilters', 'denied', 'denied', { resource: GROUP }),
    ]);
  });
});

describe('an answer about one resource', () => {
  it('is null where AWS says that there is none', async () => {
    const inventory = await inventoryOf({ resources: [{ type: 'bucket' }] });
    expect(inventory.detail('bucket-lifecycle', archive, BUCKET)).toBeNull();
  });

  it('is not known where it was refused, and others stay known', async () => {
    const inventory = await inventoryOf({
      resources: [{ type: 'bucket' }, { type: 'bucket-versioning' }],
      gaps: [{ type: 'bucket-lifecycle', id: BUCKET, outcome: 'denied' }],
    });
    expect(inventory.detail('bucket-versioning', archive, BUCKET)?.status).toBe('Enabled');
    expect(causesOf(() => inventory.detail('bucket-lifecycle', archive, BUCKET))).toEqual([
      cause('s3:GetBucketLifecycleConfiguration', 'denied', 'denied', { ...archive, resource: BUCKET }),
    ]);
  });

  it('is not known because of the list that would have led to it', async () => {
    const inventory = await inventoryOf({ resources: [], gaps: [{ type: 'bucket', outcome: 'denied' }] });
    const refused = [cause('s3:ListBuckets', 'denied', 'denied', archive)];
    expect(causesOf(() => inventory.detail('bucket-versioning', archive, BUCKET))).toEqual(refused);
    expect(causesOf(() => inventory.detail('kms-key-rotation', archive, BUCKET))).toEqual(refused);
  });

  it('is null where what it is about is known not to exist', async () => {
    const inventory = await inventoryOf({ resources: [{ type: 'bucket' }] });
    expect(inventory.detail('kms-key', archive, BUCKET)).toBeNull();
    expect(inventory.detail('kms-key-rotation', archive, BUCKET)).toBeNull();
  });

  it('is not known of a resource that nobody listed, from the first question on that was not asked', async () => {
    const inventory = await inventoryOf({ resources: [] });
    const other = { ...archive, resource: 'arn:aws:s3:::elsewhere' };
    expect(causesOf(() => inventory.detail('bucket-versioning', archive, other.resource))).toEqual([
      cause('s3:GetBucketLocation', 'not-asked', 'the scan has no answer to this question', other),
    ]);
  });
});

describe('the cross-account index', () => {
  const bucket = (account: string, name: string) => ({ type: 'bucket' as const, account, name });

  it('knows the owner of every bucket of the organization, and that others have none there', async () => {
    const inventory = await inventoryOf({
      resources: [bucket('444455556666', 'local'), bucket('222233334444', 'central')],
    });
    expect(['local', 'central', 'foreign'].map((name) => inventory.crossAccount.ownerOf(name))).toEqual([
      '444455556666',
      '222233334444',
      null,
    ]);
  });

  it('does not know that nobody owns a bucket while one list is missing', async () => {
    const inventory = await inventoryOf({
      resources: [bucket('222233334444', 'central')],
      gaps: [{ type: 'bucket', account: '444455556666', outcome: 'denied' }],
    });
    expect(inventory.crossAccount.ownerOf('central')).toBe('222233334444');
    expect(causesOf(() => inventory.crossAccount.ownerOf('foreign'))).toEqual([
      cause('s3:ListBuckets', 'denied', 'denied', { region: 'global' }),
    ]);
  });

  it('finds the buckets that logs are delivered or copied to, and names what it could not search', async () => {
    const inventory = await inventoryOf({
      resources: [
        { type: 'flow-log', destination: 'arn:aws:s3:::direct/prefix' },
        { type: 'flow-log', flowLogId: 'fl-2', destinationType: 'cloud-watch-logs', destination: null },
        bucket('222233334444', 'asea-logarchive-phase0-cacentral1-example'),
        { type: 'bucket-replication' },
      ],
      gaps: [{ type: 'flow-log', account: '333344445555', outcome: 'unreachable' }],
    });
    expect(inventory.crossAccount.deliveries()).toEqual({
      deliveries: [
        { bucketName: 'asea-logarchive-phase0-cawest1-example', keys: { prefix: '', next: 'not-known' } },
        { bucketName: 'direct', keys: { prefix: 'prefix/AWSLogs/444455556666/vpcflowlogs/', next: 'anything' } },
      ],
      causes: [cause('ec2:DescribeFlowLogs', 'unreachable', 'unreachable', { account: '333344445555' })],
    });
  });
});

it('a role that the configuration does not name is not known', async () => {
  const inventory = await inventoryOf({ resources: [], targets: { core: { security: null } } });
  const detail = 'the configuration names no security account';
  expect(causesOf(() => inventory.accountOf('security'))).toEqual([
    cause(null, 'not-asked', detail, { account: '111122223333', region: 'global' }),
  ]);
});
