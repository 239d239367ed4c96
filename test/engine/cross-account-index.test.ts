import { describe, expect, it } from 'vitest';
import type { CrossAccountIndex } from '../../engine/inventory.ts';
import type { Cause } from '../../model/finding.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { causesOf, changed, inventoryOf, inventoryOfSnapshot } from './example-inventory.ts';

const WORKLOAD = '444455556666';
const ARCHIVE = '222233334444';
const BUCKET = 'asea-logarchive-phase0-cacentral1-example';
const ARN = `arn:aws:s3:::${BUCKET}`;
const REGIONS_UNKNOWN = 'the regions of the account are not known';

function cause(account: string, operation: string | null, outcome: Cause['outcome'], detail: string): Cause {
  return { account, region: 'global', operation, resource: null, outcome, detail };
}

function namesOf(crossAccount: CrossAccountIndex) {
  const { deliveries, causes } = crossAccount.deliveries();
  return { names: [...new Set(deliveries.map(({ bucketName }) => bucketName))], causes };
}

describe('the search for delivery buckets', () => {
  it('names buckets in one order, and nothing that is no bucket', async () => {
    const group = 'arn:aws:logs:ca-central-1:444455556666:log-group:/flow';
    const { crossAccount } = await inventoryOf({
      resources: [
        { type: 'flow-log', account: ARCHIVE, destination: 'arn:aws:s3:::late' },
        { type: 'flow-log', destination: 'arn:aws:s3:::early' },
        { type: 'flow-log', flowLogId: 'fl-2', destinationType: 'cloud-watch-logs', destination: group },
      ],
    });
    expect(crossAccount.deliveries()).toEqual({
      deliveries: [
        { bucketName: 'early', keys: { prefix: 'AWSLogs/444455556666/vpcflowlogs/', next: 'anything' } },
        { bucketName: 'late', keys: { prefix: 'AWSLogs/222233334444/vpcflowlogs/', next: 'anything' } },
      ],
      causes: [],
    });
  });

  it('has gaps where the scan was interrupted before an account', async () => {
    const snapshot = changed(exampleSnapshot({ resources: [] }), {
      manifest: { interrupted: 'SIGTERM' },
      without: [WORKLOAD],
    });
    const { crossAccount } = await inventoryOfSnapshot(snapshot);
    const lists = cause(WORKLOAD, 's3:ListBuckets', 'not-asked', 'the scan was interrupted (SIGTERM)');
    expect(crossAccount.deliveries()).toEqual({
      deliveries: [],
      causes: [
        { ...lists, region: 'ca-central-1', operation: 'ec2:DescribeFlowLogs' },
        { ...lists, region: 'ca-central-1', operation: 'guardduty:ListDetectors' },
        lists,
      ],
    });
    expect(causesOf(() => crossAccount.ownerOf('foreign'))).toEqual([lists]);
  });

  it('has a gap where nobody knows the regions of an account, even when no question says why', async () => {
    const targets = { accounts: [{ account: WORKLOAD, regions: null }] };
    const entered = await exampleSnapshot({ resources: [] }).shard(WORKLOAD);
    const cells = entered.cells.filter(({ region }) => region === 'global');
    const snapshot = changed(exampleSnapshot({ resources: [], targets }), {
      shard: ({ name, ...shard }) => (name === WORKLOAD ? { cells } : shard),
    });
    const inventory = await inventoryOfSnapshot(snapshot);
    const gap = cause(WORKLOAD, null, 'not-asked', REGIONS_UNKNOWN);
    expect(inventory.crossAccount.deliveries().causes).toEqual([gap]);
    expect(causesOf(() => inventory.regions(WORKLOAD))).toEqual([gap]);
  });

  it('has one gap for an account that could not be entered', async () => {
    const targets = { accounts: [{ account: WORKLOAD, regions: null }] };
    const { crossAccount } = await inventoryOf({ resources: [], targets });
    expect(crossAccount.deliveries().causes).toEqual([cause(WORKLOAD, 'sts:AssumeRole', 'denied', 'denied')]);
  });

  it.each([
    ['bucket-location', 's3:GetBucketLocation'],
    ['bucket-replication', 's3:GetBucketReplication'],
  ] as const)('has a gap where the question about %s was refused', async (type, operation) => {
    const { crossAccount } = await inventoryOf({
      resources: [{ type: 'bucket' }],
      gaps: [{ type, id: ARN, outcome: 'denied' }],
    });
    expect(crossAccount.deliveries()).toEqual({
      deliveries: [],
      causes: [{ ...cause(ARCHIVE, operation, 'denied', 'denied'), resource: ARN }],
    });
  });

  it('follows flow logs into a third account, and has a gap where nobody asked there', async () => {
    const security = '333344445555';
    const third = { id: 'arn:aws:s3:::third', account: security } as const;
    const snapshot = exampleSnapshot({
      resources: [
        { type: 'flow-log', destination: 'arn:aws:s3:::third/flows' },
        { ...third, type: 'bucket', name: 'third' },
        { ...third, type: 'bucket-replication', rules: [{ destinationBucketArn: `${ARN}` }] },
      ],
    });
    const replication = ({ operation }: { readonly operation: string }) => operation === 's3:GetBucketReplication';
    const unasked = changed(snapshot, {
      shard: ({ cells, resources }) => ({
        cells: cells.filter((cell) => !replication(cell)),
        resources: resources.filter(({ type }) => type !== 'bucket-replication'),
      }),
    });
    const detail = 'the scan has no answer to this question';
    expect(namesOf((await inventoryOfSnapshot(unasked)).crossAccount)).toEqual({
      names: ['third'],
      causes: [{ ...cause(security, 's3:GetBucketReplication', 'not-asked', detail), resource: third.id }],
    });
    // The same answer counts where it was given afterwards.
    const own = await snapshot.shard(security);
    const followUp = { name: 'follow-up', cells: own.cells.filter(replication), resources: own.resources };
    const asked = {
      manifest: {
        ...unasked.manifest,
        shards: [...unasked.manifest.shards, { ...unasked.manifest.shards[0], name: 'follow-up' } as never],
      },
      shard: (name: string) => (name === 'follow-up' ? Promise.resolve(followUp) : unasked.shard(name)),
    };
    const { crossAccount } = await inventoryOfSnapshot(asked);
    expect(namesOf(crossAccount)).toEqual({ names: [BUCKET, 'third'], causes: [] });
    expect(crossAccount.detail('bucket-replication', 'third')?.rules.length).toBe(1);
  });

  it('knows where the delivery streams of flow logs write, and has a gap where they could not be described', async () => {
    const account = WORKLOAD;
    const destination = `arn:aws:firehose:ca-central-1:${account}:deliverystream/own`;
    const resources = [
      { type: 'flow-log', destinationType: 'kinesis-data-firehose', destination },
      { type: 'delivery-stream', account, name: 'own' },
      { type: 'delivery-stream-detail', account, s3: [{ bucketArn: 'arn:aws:s3:::streamed' }] },
    ] as const;
    const known = await inventoryOf({ resources });
    expect(namesOf(known.crossAccount)).toEqual({ names: ['streamed'], causes: [] });
    const refused = await inventoryOf({
      resources,
      gaps: [{ type: 'delivery-stream-detail', id: destination, outcome: 'denied' }],
    });
    const denied = cause(account, 'firehose:DescribeDeliveryStream', 'denied', 'denied');
    expect(namesOf(refused.crossAccount)).toEqual({
      names: [],
      causes: [{ ...denied, region: 'ca-central-1', resource: destination }],
    });
  });

  it('says nothing of an account that is ignored, and its buckets are nobody’s', async () => {
    const leftOut = { kind: 'ignored-ou' as const, reason: 'in the ignored organizational unit Sandbox' };
    const { crossAccount, regions } = await inventoryOf({
      resources: [],
      targets: { accounts: [{ account: WORKLOAD, leftOut }] },
    });
    expect(crossAccount.deliveries()).toEqual({ deliveries: [], causes: [] });
    expect(crossAccount.ownerOf('foreign')).toBeNull();
    expect(causesOf(() => regions(WORKLOAD))).toEqual([cause(WORKLOAD, null, 'not-asked', leftOut.reason)]);
  });

  it('does not know whose a bucket is, as long as an account was not selected', async () => {
    const leftOut = { kind: 'not-selected' as const, reason: 'not selected' };
    const { crossAccount } = await inventoryOf({
      resources: [],
      targets: { accounts: [{ account: WORKLOAD, leftOut }] },
    });
    expect(causesOf(() => crossAccount.ownerOf('foreign'))).toEqual([
      cause(WORKLOAD, 's3:ListBuckets', 'not-asked', leftOut.reason),
    ]);
  });
});

describe('a question about a bucket of whichever account', () => {
  it('is answered where the bucket is', async () => {
    const { crossAccount } = await inventoryOf({ resources: [{ type: 'bucket' }, { type: 'bucket-versioning' }] });
    expect(crossAccount.detail('bucket-versioning', BUCKET)?.status).toBe('Enabled');
    expect(crossAccount.detail('bucket-encryption', BUCKET)).toBeNull();
  });

  it('is not known of a bucket of nobody', async () => {
    const { crossAccount } = await inventoryOf({ resources: [{ type: 'bucket' }] });
    const detail = 'the scan has no answer to this question';
    expect(causesOf(() => crossAccount.detail('bucket-versioning', 'foreign'))).toEqual([
      { ...cause('111122223333', 's3:GetBucketVersioning', 'not-asked', detail), resource: 'arn:aws:s3:::foreign' },
    ]);
  });
});
