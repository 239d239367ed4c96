import { describe, expect, test } from 'vitest';
import { kinesisStream } from '../../../collectors/services/kinesis/kinesis-stream.ts';
import { kmsKey } from '../../../collectors/services/kms/kms-key.ts';
import { kmsKeyRotation } from '../../../collectors/services/kms/kms-key-rotation.ts';
import { logSubscriptions } from '../../../collectors/services/logs/log-subscriptions.ts';
import { bucketLocation } from '../../../collectors/services/s3/bucket-location.ts';
import { localGroupName } from '../../../engine/facts/flow-logs/flow-log-groups.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { knownOf, parameters } from '../known.ts';

const archive = { account: '222233334444', region: 'global' } as const;
const workload = { account: '444455556666', region: 'global' } as const;
const inRegion = { account: '444455556666', region: 'ca-central-1' } as const;

describe('where a bucket lives', () => {
  const bucket = { type: 'bucket', id: 'arn:aws:s3:::logs', ...workload, name: 'logs' } as const;
  const flowLog = (destination: string): ResourceOf<'flow-log'> => ({
    type: 'flow-log',
    id: 'arn:aws:ec2:ca-central-1:444455556666:vpc-flow-log/fl-1',
    ...inRegion,
    flowLogId: 'fl-1',
    targetId: 'vpc-1',
    trafficType: 'ALL',
    status: 'ACTIVE',
    deliveryStatus: null,
    deliveryError: null,
    destinationType: 's3',
    destination,
    logGroupName: null,
    crossAccountRole: null,
    hiveCompatible: false,
    fields: ['version'],
    aggregationSeconds: 60,
    createdAt: '2026-01-02T03:04:05.000Z',
  });

  test('is asked of every bucket of the log archive', () => {
    expect(bucketLocation.wants?.({ ...bucket, ...archive }, knownOf())).toBe(true);
  });

  test.each([
    ['arn:aws:s3:::logs', true],
    ['arn:aws:s3:::logs/444455556666/vpc/', true],
    ['arn:aws:s3:::logs-of-others', false],
    ['arn:aws:logs:ca-central-1:444455556666:log-group:logs', false],
  ])('elsewhere only when flow logs go there: %s', (destination, wanted) => {
    expect(bucketLocation.wants?.(bucket, knownOf(flowLog(destination)))).toBe(wanted);
  });

  test('is asked in the region that answers for the whole partition', () => {
    expect(bucketLocation.regionOf?.(bucket, knownOf())).toBe('us-east-1');
    const known = knownOf();
    const china = { ...known, targets: { ...known.targets, partition: 'aws-cn' } };
    expect(bucketLocation.regionOf?.(bucket, china)).toBe('cn-north-1');
  });
});

describe('subscriptions', () => {
  const group: ResourceOf<'log-group'> = {
    type: 'log-group',
    id: 'arn:aws:logs:ca-central-1:444455556666:log-group:/app',
    ...inRegion,
    name: '/app',
    class: 'STANDARD',
    retentionDays: null,
    kmsKeyId: null,
    createdAt: '2026-01-02T03:04:05.000Z',
  };
  const policy: ResourceOf<'log-account-policy'> = {
    type: 'log-account-policy',
    id: 'p',
    ...inRegion,
    name: 'p',
    destinationArn: 'arn:aws:logs:ca-central-1:222233334444:destination:d',
    pattern: '',
    narrowedBy: [],
    selectionCriteria: null,
    excludedLogGroups: [],
  };

  test('are asked of standard groups that no policy covers', () => {
    expect(logSubscriptions.wants?.(group, knownOf())).toBe(true);
    expect(logSubscriptions.wants?.(group, knownOf(policy))).toBe(false);
    expect(logSubscriptions.wants?.(group, knownOf({ ...policy, region: 'eu-west-1' }))).toBe(true);
    expect(logSubscriptions.wants?.(group, knownOf({ ...policy, excludedLogGroups: ['/app'] }))).toBe(true);
  });

  test.each(['INFREQUENT_ACCESS', 'ESSENTIALS', 'DELIVERY'] as const)('are not asked of class %s', (of) => {
    expect(logSubscriptions.wants?.({ ...group, class: of }, knownOf())).toBe(false);
  });

  test.each([
    ['in another region than the pipeline', { region: 'eu-west-1' }, { regionsInScope: 'home' }, false],
    [
      'in another region that has a destination',
      { region: 'eu-west-1' },
      { regionsInScope: 'home', additionalLogRegions: ['eu-west-1'] },
      true,
    ],
    ['in the home region', {}, { regionsInScope: 'home' }, true],
    ['in a core account', { account: '222233334444' }, { accountsInScope: 'workload' }, false],
    ['in a workload account', {}, { accountsInScope: 'workload' }, true],
    ['whose name is excluded', {}, { excludedLogGroups: ['/a*'] }, false],
    ['whose name is not excluded', {}, { excludedLogGroups: ['/a'] }, true],
  ] as const)('are asked of groups that a rule judges: %s', (_, where, changed, wanted) => {
    const scope = { ...parameters, ...changed } as typeof parameters;
    expect(logSubscriptions.wants?.({ ...group, ...where }, { ...knownOf(), parameters: scope })).toBe(wanted);
  });

  describe('of a group that nothing else asks about', () => {
    const narrow = { ...parameters, excludedLogGroups: ['*'], acceptS3ViaLogSubscription: true };
    const followed = {
      ...{ type: 'flow-log', id: 'arn:aws:ec2:ca-central-1:444455556666:vpc-flow-log/fl-1', ...inRegion },
      ...{ flowLogId: 'fl-1', targetId: 'vpc-1', trafficType: 'ALL', status: 'ACTIVE' },
      ...{ deliveryStatus: null, deliveryError: null, destinationType: 'cloud-watch-logs' },
      ...{
        destination: group.id,
        logGroupName: '/app',
        crossAccountRole: null,
        hiveCompatible: false,
        fields: ['version'],
      },
      ...{ aggregationSeconds: 60, createdAt: '2026-01-02T03:04:05.000Z' },
    } as const satisfies ResourceOf<'flow-log'>;
    const isAsked = (flowLog: ResourceOf<'flow-log'>, scope = narrow) =>
      logSubscriptions.wants?.(group, { ...knownOf(flowLog), parameters: scope });

    test.each([
      ['by its ARN', {}, true],
      ['by its name', { destination: null }, true],
      ['in another region', { region: 'eu-west-1' }, false],
      ['with another name', { destination: `${group.id}s` }, false],
      ['to a bucket', { destinationType: 's3', destination: 'arn:aws:s3:::app' }, false],
    ] as const)('are asked where a flow log delivers to it %s', (__, changed, wanted) => {
      expect(isAsked({ ...followed, ...changed })).toBe(wanted);
      expect(isAsked({ ...followed, ...changed }, { ...narrow, acceptS3ViaLogSubscription: false })).toBe(false);
    });

    // The way of a flow log is followed to the group that the engine finds: the scan must have asked about it.
    test.each([
      {},
      { destination: null },
      { destination: 'arn:aws:logs:ca-central-1:444455556666:/app' },
      { destination: 'arn:aws-cn:x:ca-central-1:444455556666:log-group:/app' },
    ])('are asked of whatever the engine takes for its group: %j', (changed) => {
      const flowLog = { ...followed, ...changed };
      expect(localGroupName(flowLog)).toBe(group.name);
      expect(isAsked(flowLog)).toBe(true);
    });
  });
});

describe('the key of a bucket', () => {
  const encryption: ResourceOf<'bucket-encryption'> = {
    type: 'bucket-encryption',
    id: 'arn:aws:s3:::logs',
    ...archive,
    algorithm: 'aws:kms',
    kmsKeyId: 'alias/logs',
    usesBucketKey: true,
  };
  const location: ResourceOf<'bucket-location'> = {
    type: 'bucket-location',
    id: 'arn:aws:s3:::logs',
    ...archive,
    name: 'logs',
    bucketRegion: 'eu-west-1',
  };
  const key: ResourceOf<'kms-key'> = {
    type: 'kms-key',
    id: 'arn:aws:s3:::logs',
    ...archive,
    keyArn: 'arn:aws:kms:us-east-1:222233334444:key/k',
    ownerAccount: '222233334444',
    state: 'Enabled',
    manager: 'CUSTOMER',
    origin: 'AWS_KMS',
  };

  test('is asked for when the bucket names one', () => {
    expect(kmsKey.wants?.(encryption, knownOf())).toBe(true);
    expect(kmsKey.wants?.({ ...encryption, kmsKeyId: null }, knownOf())).toBe(false);
  });

  test('is asked for where its ARN says, else where the bucket lives', () => {
    expect(kmsKey.regionOf?.({ ...encryption, kmsKeyId: key.keyArn }, knownOf(location))).toBe('us-east-1');
    expect(kmsKey.regionOf?.(encryption, knownOf(location))).toBe('eu-west-1');
  });

  test('is asked whether it rotates only when it can', () => {
    expect(kmsKeyRotation.wants?.(key, knownOf())).toBe(true);
    expect(kmsKeyRotation.wants?.({ ...key, manager: 'AWS' }, knownOf())).toBe(false);
    expect(kmsKeyRotation.wants?.({ ...key, origin: 'EXTERNAL' }, knownOf())).toBe(false);
    expect(kmsKeyRotation.regionOf?.(key, knownOf())).toBe('us-east-1');
  });
});

test('only destinations that feed a Kinesis stream have a stream', () => {
  const destination: ResourceOf<'log-destination'> = {
    type: 'log-destination',
    id: 'arn:aws:logs:ca-central-1:222233334444:destination:d',
    ...inRegion,
    name: 'd',
    targetArn: 'arn:aws:kinesis:ca-central-1:222233334444:stream/s',
    accessPolicy: null,
  };
  expect(kinesisStream.wants?.(destination, knownOf())).toBe(true);
  const firehose = 'arn:aws:firehose:ca-central-1:222233334444:deliverystream/f';
  expect(kinesisStream.wants?.({ ...destination, targetArn: firehose }, knownOf())).toBe(false);
});
