import { describe, expect, it, test } from 'vitest';
import { expectArn } from '../../../collectors/arn.ts';
import { toIdentity } from '../../../collectors/aws/identity.ts';
import type { UnexpectedAnswer } from '../../../collectors/aws/unexpected-answer.ts';
import { toTrail } from '../../../collectors/services/cloudtrail/trail.ts';
import { toFlowLog } from '../../../collectors/services/ec2/flow-log.ts';
import { vpc } from '../../../collectors/services/ec2/vpc.ts';
import { toDeliveryStreamDetail } from '../../../collectors/services/firehose/delivery-stream-detail.ts';
import { toKmsAlias } from '../../../collectors/services/kms/kms-alias.ts';
import { toLogAccountPolicy } from '../../../collectors/services/logs/log-account-policy.ts';
import { toLogDestination } from '../../../collectors/services/logs/log-destination.ts';
import { toLogGroup } from '../../../collectors/services/logs/log-group.ts';
import { toLogSubscriptions } from '../../../collectors/services/logs/log-subscriptions.ts';
import { toOrganization } from '../../../collectors/services/organizations/organization.ts';
import { toOrganizationRoot } from '../../../collectors/services/organizations/organization-root.ts';
import { toListedAccount } from '../../../collectors/targets/listed-account.ts';
import { knownOf } from '../known.ts';

const account = '044455556666';
const place = { account, region: 'ca-central-1' } as const;
const global = { account, region: 'global' } as const;
const here = (service: string, resource: string) => `arn:aws:${service}:ca-central-1:${account}:${resource}`;

const trail = {
  Name: 'audit',
  TrailARN: here('cloudtrail', 'trail/audit'),
  HomeRegion: 'ca-central-1',
  S3BucketName: 'bucket',
  IncludeGlobalServiceEvents: true,
  IsMultiRegionTrail: false,
  IsOrganizationTrail: false,
  LogFileValidationEnabled: true,
};
const group = { arn: `${here('logs', 'log-group:/app')}:*`, logGroupName: '/app', creationTime: 1 };
const destination = { arn: here('logs', 'destination:logs'), destinationName: 'logs', targetArn: 'arn:x' };
const alias = { AliasArn: here('kms', 'alias/logs'), AliasName: 'alias/logs' };
const flowLog = {
  FlowLogId: 'fl-1',
  ResourceId: 'vpc-1',
  TrafficType: 'ALL',
  FlowLogStatus: 'ACTIVE',
  LogDestinationType: 'cloud-watch-logs',
  LogDestination: here('logs', 'log-group:/flow'),
  LogFormat: ['$', '{version}'].join(''),
  MaxAggregationInterval: 600,
  CreationTime: new Date('2026-01-02T03:04:05Z'),
} as const;
const filter = { filterName: 'all', filterPattern: '', destinationArn: here('logs', 'destination:logs') };
const policy = {
  policyName: 'all',
  accountId: account,
  policyType: 'SUBSCRIPTION_FILTER_POLICY',
  policyDocument: JSON.stringify({ DestinationArn: here('logs', 'destination:logs') }),
} as const;

/** Answers of regions, each as the question in its place gets it. */
const ANSWERS: Readonly<Record<string, readonly [found: object, convert: (found: never) => unknown]>> = {
  'a trail of the account': [trail, (found) => toTrail(place, 'aws', found)],
  'a trail of the organization': [{ ...trail, IsOrganizationTrail: true }, (found) => toTrail(place, 'aws', found)],
  'a log group': [group, (found) => toLogGroup(place, 'aws', found)],
  'a log destination': [destination, (found) => toLogDestination(place, 'aws', found)],
  'a key alias': [alias, (found) => toKmsAlias(place, 'aws', found)],
  'a flow log into a log group': [flowLog, (found) => toFlowLog(place, 'aws', found)],
  'a subscription filter': [
    filter,
    (found) => toLogSubscriptions(place, 'aws', here('logs', 'log-group:/app'), [found]),
  ],
  'a subscription policy of the account': [policy, (found) => toLogAccountPolicy(place, 'aws', found)],
};

describe.each(Object.entries(ANSWERS))('%s', (_, [found, convert]) => {
  const other = (from: string, to: string) => JSON.parse(JSON.stringify(found).replaceAll(from, to), toDates) as never;

  it('is understood where it was asked for', () => {
    expect(() => convert(found as never)).not.toThrow();
  });

  it('of another region of the account is no answer', () => {
    expect(() => convert(other('ca-central-1', 'us-east-1'))).toThrow(
      /us-east-1.*ca-central-1 was asked|was asked about/,
    );
  });

  it('of another partition is no answer', () => {
    expect(() => convert(other('arn:aws:', 'arn:aws-cn:'))).toThrow(/the partition in .* is 'aws-cn'/);
  });
});

function toDates(name: string, value: unknown): unknown {
  return name === 'CreationTime' ? new Date(value as string) : value;
}

describe('what an answer says twice has to agree', () => {
  test.each([
    ['a trail and its ARN', () => toTrail(place, 'aws', { ...trail, Name: 'other' })],
    [
      'a trail and its home region',
      () => toTrail(place, 'aws', { ...trail, IsMultiRegionTrail: true, HomeRegion: 'us-east-1' }),
    ],
    ['a log group and its ARN', () => toLogGroup(place, 'aws', { ...group, logGroupName: '/other' })],
    [
      'the two ARNs of a log group',
      () => toLogGroup(place, 'aws', { ...group, logGroupArn: here('logs', 'log-group:/b') }),
    ],
    [
      'a log destination and its ARN',
      () => toLogDestination(place, 'aws', { ...destination, destinationName: 'other' }),
    ],
    ['a key alias and its ARN', () => toKmsAlias(place, 'aws', { ...alias, AliasName: 'alias/other' })],
    [
      'a delivery stream and its ARN',
      () => {
        const arn = here('firehose', 'deliverystream/logs');
        const found = { DeliveryStreamARN: arn, DeliveryStreamName: 'other' };
        return toDeliveryStreamDetail(place, arn, found as never);
      },
    ],
    [
      'an organization and its ARN',
      () =>
        toOrganization(global, 'aws', {
          Id: 'o-other',
          Arn: `arn:aws:organizations::${account}:organization/o-example`,
          FeatureSet: 'ALL',
          MasterAccountId: account,
        }),
    ],
    [
      'a root and its ARN',
      () =>
        toOrganizationRoot(global, 'aws', {
          Id: 'r-other',
          Arn: `arn:aws:organizations::${account}:root/o-example/r-ab12`,
          PolicyTypes: [],
        }),
    ],
    [
      'an account and its ARN',
      () =>
        toListedAccount('aws', {
          Id: '111122223333',
          Arn: `arn:aws:organizations::${account}:account/o-example/222233334444`,
          Name: 'dev',
          State: 'ACTIVE',
        }),
    ],
    [
      'the account of a caller and its ARN',
      () => toIdentity({ Account: account, Arn: 'arn:aws:iam::111122223333:user/x', $metadata: {} }),
    ],
  ])('%s', (_, convert) => {
    expect(convert).toThrow(expect.objectContaining({ code: 'WrongAnswer' }));
  });
});

it('an organization belongs to the account that it names as its management account', () => {
  const convert = (MasterAccountId: string) =>
    toOrganization(global, 'aws', {
      Id: 'o-example',
      Arn: `arn:aws:organizations::${account}:organization/o-example`,
      MasterAccountArn: `arn:aws:organizations::${account}:account/o-example/${account}`,
      FeatureSet: 'ALL',
      MasterAccountId,
    });
  expect(convert(account).managementAccount).toBe(account);
  expect(() => convert('111122223333')).toThrow(expect.objectContaining({ code: 'WrongAccount' }));
});

it('a VPC whose owner lost its leading zero is not another account’s', async () => {
  const owned = async (OwnerId: string) => {
    const send = async () => ({ Vpcs: [{ VpcId: 'vpc-1', OwnerId, IsDefault: false }] });
    const aws = { client: () => ({ send }) as never, pageRead: () => undefined };
    const question = { ...place, place, aws, known: knownOf(), parent: undefined as never };
    return await Array.fromAsync(vpc.collect(question));
  };
  expect(await owned('111122223333')).toEqual([]);
  await expect(owned('44455556666')).rejects.toThrow('not an account id');
});

it('a text that is no ARN is no answer where AWS gives one', () => {
  const fault = expect.objectContaining<Partial<UnexpectedAnswer>>({ code: 'WrongAnswer', message: 'arn is no ARN' });
  expect(() => expectArn('alias/logs', { partition: 'aws' }, 'arn')).toThrow(fault);
});
