import { describe, expect, test } from 'vitest';
import { flowLogArchival } from '../../../engine/facts/flow-logs/flow-log-archival.ts';
import { flowLogDelivery } from '../../../engine/facts/flow-logs/flow-log-delivery.ts';
import { flowLogGroups } from '../../../engine/facts/flow-logs/flow-log-groups.ts';
import { flowLogs } from '../../../engine/facts/flow-logs/flow-logs.ts';
import { causesOf } from '../../../engine/known.ts';
import { flowLogSubjects } from '../../../engine/subjects/flow-log.ts';
import { SUBJECTS } from '../../../engine/subjects/index.ts';
import type { PartialResource } from '../../../scripts/authoring/example.ts';
import { inventoryOf } from './example-facts.ts';

const PLACE = { account: '444455556666', region: 'ca-central-1' };
const ONE = 'fl-0123456789abcdef0';
const OTHER = 'fl-0fedcba9876543210';

async function vpcWith(...resources: PartialResource[]) {
  const inventory = await inventoryOf({ resources: [{ type: 'vpc' }, ...resources] });
  const [subject] = SUBJECTS.vpc.list(inventory, PLACE).subjects;
  if (subject === undefined) throw new Error('the example has a VPC');
  return { subject, inventory };
}

describe('flow logs of a VPC', () => {
  test('a pair that records everything together is named', async () => {
    const { subject, inventory } = await vpcWith(
      { type: 'flow-log', trafficType: 'REJECT' },
      { type: 'flow-log', flowLogId: OTHER, trafficType: 'ACCEPT' },
    );
    expect(flowLogs.read(subject, inventory)).toEqual({
      active: [
        { flowLogId: ONE, trafficType: 'REJECT', destinationType: 's3' },
        { flowLogId: OTHER, trafficType: 'ACCEPT', destinationType: 's3' },
      ],
      pairs: [`${OTHER} and ${ONE}`],
      notes: [`All traffic is recorded by two flow logs: ${OTHER} and ${ONE}.`],
    });
  });

  test('flow logs on subnets and interfaces are noted, because they do not count', async () => {
    const { subject, inventory } = await vpcWith(
      { type: 'flow-log', targetId: 'subnet-0123456789abcdef0' },
      { type: 'flow-log', flowLogId: OTHER, targetId: 'eni-0123456789abcdef0' },
    );
    expect(flowLogs.read(subject, inventory)).toEqual({
      active: [],
      pairs: [],
      notes: ['Flow logs of this region that are not on a VPC: eni-0123456789abcdef0, subnet-0123456789abcdef0.'],
    });
  });

  test('log groups are told apart by where they are', async () => {
    const toGroup = (flowLogId: string, account: string, name: string): PartialResource => ({
      type: 'flow-log',
      flowLogId,
      destinationType: 'cloud-watch-logs',
      destination: `arn:aws:logs:ca-central-1:${account}:log-group:${name}`,
      logGroupName: name,
    });
    const { subject, inventory } = await vpcWith(
      toGroup('fl-1', '444455556666', '/flows'),
      toGroup('fl-2', '444455556666', '/deleted'),
      toGroup('fl-3', '333344445555', '/flows'),
      { type: 'log-group', name: '/flows' },
    );
    expect(flowLogGroups.read(subject, inventory)).toEqual({
      local: ['/flows'],
      missing: ['/deleted'],
      central: ['arn:aws:logs:ca-central-1:333344445555:log-group:/flows'],
    });
  });
});

describe('the way of flow logs to the log archive', () => {
  const bucket = 'asea-workload-phase0-cacentral1-example';
  const flowLog: PartialResource = { type: 'flow-log', destination: `arn:aws:s3:::${bucket}/444455556666/Main` };
  const account = '444455556666';
  const rule = {
    ruleId: 'central',
    enabled: true,
    prefix: '444455556666/',
    isNarrowed: false,
    destinationBucketArn: 'arn:aws:s3:::asea-logarchive-phase0-cacentral1-example',
    destinationAccount: '222233334444',
    overridesOwner: true,
    replicatesKmsObjects: true,
    replicaKmsKeyId: null,
  };

  async function obstacleOf(changes: Partial<typeof rule>, ...more: PartialResource[]) {
    const { subject, inventory } = await vpcWith(
      flowLog,
      { type: 'bucket', account, name: bucket },
      { type: 'bucket' },
      { type: 'bucket-replication', account, rules: [{ ...rule, ...changes }] },
      ...more,
    );
    return flowLogArchival.read(subject, inventory);
  }

  const versioned: PartialResource = { type: 'bucket-versioning', account };

  test('a rule that covers the keys and works is the way', async () => {
    expect(await obstacleOf({}, versioned)).toEqual({
      arrivals: [{ flowLogId: ONE, way: 'replicated' }],
      obstacles: [],
      notes: [],
    });
  });

  test.each([
    ['replication rule central is disabled', { enabled: false }],
    ['replication rule central is narrowed by tags', { isNarrowed: true }],
    [
      'replication rule central covers config/, not 444455556666/Main/AWSLogs/444455556666/vpcflowlogs/',
      { prefix: 'config/' },
    ],
    ['replication rule central copies to account 333344445555', { destinationAccount: '333344445555' }],
  ])('%s', async (obstacle, changes) => {
    expect(await obstacleOf(changes, versioned)).toEqual({
      arrivals: [],
      obstacles: [`${ONE}: ${obstacle}`],
      notes: [`${ONE}: ${obstacle}.`],
    });
  });

  test('a prefix that ends inside a name covers it: S3 compares text, not folders', async () => {
    expect((await obstacleOf({ prefix: '444455556666/Ma' }, versioned)).arrivals).toEqual([
      { flowLogId: ONE, way: 'replicated' },
    ]);
  });

  test('a rule that is known not to lead there needs no other answer', async () => {
    const { subject, inventory } = await vpcWith(
      flowLog,
      { type: 'bucket', account, name: bucket },
      { type: 'bucket' },
    );
    expect(flowLogArchival.read(subject, inventory).obstacles).toEqual([
      `${ONE}: the bucket ${bucket} of account ${account} does not replicate`,
    ]);
  });
});

describe('the delivery of a flow log', () => {
  test('one that never delivered is pending, not failed', async () => {
    const { inventory } = await vpcWith({
      type: 'flow-log',
      deliveryStatus: null,
      createdAt: '2026-11-01T11:58:00.000Z',
    });
    const [subject] = flowLogSubjects.list(inventory, PLACE).subjects;
    if (subject === undefined) throw new Error('the example has a flow log');
    expect(causesOf(() => flowLogDelivery.read(subject, inventory))).toEqual([
      {
        ...PLACE,
        operation: null,
        resource: `arn:aws:ec2:ca-central-1:444455556666:vpc-flow-log/${ONE}`,
        outcome: 'pending',
        detail: 'nothing was delivered since 2026-11-01T11:58:00.000Z: a new flow log, or a VPC without traffic',
      },
    ]);
  });

  test('what AWS says of a failure is noted', async () => {
    const { inventory } = await vpcWith({ type: 'flow-log', deliveryStatus: 'FAILED', deliveryError: 'Access error' });
    const [subject] = flowLogSubjects.list(inventory, PLACE).subjects;
    if (subject === undefined) throw new Error('the example has a flow log');
    expect(flowLogDelivery.read(subject, inventory)).toEqual({
      status: 'ACTIVE',
      delivery: 'FAILED',
      notes: ['AWS says: Access error'],
    });
  });
});
