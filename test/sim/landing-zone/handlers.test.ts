import { describe, expect, it } from 'vitest';
import { asker, smallLandingZone } from '../small-landing-zone.ts';

const landingZone = smallLandingZone({ externalId: 'landing-zone-7' });
const { core } = landingZone;
const { trails } = landingZone.global.cloudtrail;
const [member = ''] = landingZone.workloads;
const ask = asker(landingZone);
const trailArn = trails[0]?.trail.TrailARN;
const central = landingZone.inAccount(core.logArchive).s3.buckets[1]?.name;

/** The code of the error that a question ends with. */
function refusal(...question: Parameters<typeof ask>): unknown {
  try {
    return ask(...question);
  } catch (error) {
    return (error as { code?: string }).code ?? error;
  }
}

describe('sts:AssumeRole', () => {
  const roleArn = (account: string, role = landingZone.scanRole) => `arn:aws:iam::${account}:role/${role}`;
  const input = (account: string, change = {}) => ({
    RoleArn: roleArn(account),
    RoleSessionName: 'zonewarden',
    ExternalId: 'landing-zone-7',
    ...change,
  });

  it('gives the security account a session that names the account', () => {
    const answer = ask('sts:AssumeRole', core.security, input(member));
    expect(answer).toMatchObject({
      Credentials: { AccessKeyId: `ASIASIM0${member}` },
      AssumedRoleUser: { Arn: `arn:aws:sts::${member}:assumed-role/ASEA-ComplianceScan/zonewarden` },
    });
  });

  const unmanaged = [...landingZone.plan.accounts.values()].find(({ name }) => name === 'unmanaged')?.id ?? '';
  it.each([
    ['another caller', member, input(core.management)],
    ['no external id', core.security, input(member, { ExternalId: undefined })],
    ['another external id', core.security, input(member, { ExternalId: 'guessed' })],
    ['another role', core.security, input(member, { RoleArn: roleArn(member, 'Administrator') })],
    ['an account without the role', core.security, input(unmanaged)],
    ['an account outside the organization', core.security, input('999988887777')],
  ])('refuses %s', (_, caller, question) => {
    expect(refusal('sts:AssumeRole', caller, question)).toBe('AccessDenied');
  });

  it('refuses an account that lost its role', () => {
    const other = smallLandingZone();
    other.missingRoles.add(member);
    const question = { RoleArn: roleArn(member), RoleSessionName: 'zonewarden' };
    expect(() => asker(other)('sts:AssumeRole', core.security, question)).toThrow('is not authorized to perform');
  });
});

describe('the handlers refuse what AWS refuses', () => {
  it.each([
    ['organizations:ListAccounts', member, {}, 'AccessDeniedException'],
    [
      'organizations:ListAccountsForParent',
      core.management,
      { ParentId: 'ou-none-00000000' },
      'ParentNotFoundException',
    ],
    ['cloudtrail:GetTrailStatus', member, { Name: trailArn }, 'AccessDeniedException'],
    ['cloudtrail:GetEventSelectors', member, { TrailName: trailArn }, 'AccessDeniedException'],
    ['cloudtrail:GetTrailStatus', core.management, { Name: 'No-Trail' }, 'TrailNotFoundException'],
    ['ec2:DescribeVpcs', member, { Filters: [{ Name: 'colour', Values: ['red'] }] }, 'InvalidParameterValue'],
    ['logs:DescribeSubscriptionFilters', member, { logGroupName: '/none' }, 'ResourceNotFoundException'],
    ['kinesis:DescribeStreamSummary', core.logArchive, { StreamName: 'none' }, 'ResourceNotFoundException'],
    ['firehose:DescribeDeliveryStream', core.logArchive, { DeliveryStreamName: 'none' }, 'ResourceNotFoundException'],
    ['kms:DescribeKey', core.logArchive, { KeyId: 'alias/none' }, 'NotFoundException'],
    ['kms:DescribeKey', member, { KeyId: trails[0]?.trail.KmsKeyId }, 'AccessDeniedException'],
    ['s3:GetBucketVersioning', core.logArchive, { Bucket: 'none' }, 'NoSuchBucket'],
    ['s3:GetBucketVersioning', member, { Bucket: central }, 'AccessDenied'],
    ['s3:GetObjectLockConfiguration', core.logArchive, { Bucket: central }, 'ObjectLockConfigurationNotFoundError'],
    ['s3:GetBucketReplication', core.logArchive, { Bucket: central }, 'ReplicationConfigurationNotFoundError'],
  ])('%s of %s', (operation, account, input, code) => {
    expect(refusal(operation, account, input)).toBe(code);
  });

  it('in a region that the account has not enabled', () => {
    expect(refusal('ec2:DescribeVpcs', member, {}, 'eu-west-1')).toBe('AuthFailure');
    expect(refusal('logs:DescribeLogGroups', member, {}, 'eu-west-1')).toBe('UnrecognizedClientException');
    expect(refusal('cloudtrail:DescribeTrails', member, {}, 'eu-west-1')).toBe('UnrecognizedClientException');
  });

  it('and fail loudly on what they do not understand', () => {
    expect(() => ask('logs:DescribeLogGroups', member, { logGroupNamePattern: 'ASEA' })).toThrow(
      'does not heed logGroupNamePattern',
    );
  });
});

describe('the organization trail', () => {
  it('shows up in every account and region, with the same ARN', () => {
    const arns = [core.management, member].flatMap((account) =>
      landingZone.regions.map((region) => ask('cloudtrail:DescribeTrails', account, {}, region).trailList),
    );
    expect(arns).toEqual(Array(4).fill([trails[0]?.trail]));
  });

  it('is no more than a shadow outside its home', () => {
    const own = { includeShadowTrails: false };
    expect(ask('cloudtrail:DescribeTrails', core.management, own).trailList).toEqual([trails[0]?.trail]);
    expect(ask('cloudtrail:DescribeTrails', core.management, own, 'us-east-1').trailList).toEqual([]);
    expect(ask('cloudtrail:GetTrailStatus', core.management, { Name: trailArn }, 'us-east-1')).toEqual({
      IsLogging: true,
    });
  });
});

describe('s3', () => {
  const [home, virginia] = landingZone.inAccount(member).s3.buckets;

  it('names every region but us-east-1, wherever it is asked', () => {
    expect(ask('s3:GetBucketLocation', member, { Bucket: home?.name }, 'us-east-1')).toEqual({
      LocationConstraint: 'ca-central-1',
    });
    expect(ask('s3:GetBucketLocation', member, { Bucket: virginia?.name })).toEqual({});
  });

  it('sends questions about a bucket to its region', () => {
    expect(refusal('s3:GetBucketVersioning', member, { Bucket: virginia?.name })).toBe('PermanentRedirect');
    expect(ask('s3:GetBucketVersioning', member, { Bucket: virginia?.name }, 'us-east-1')).toEqual({
      Status: 'Enabled',
    });
  });
});

describe('kms', () => {
  it('knows a key by id, ARN, alias and alias ARN', () => {
    const arn = trails[0]?.trail.KmsKeyId ?? '';
    const alias = 'alias/ASEA-Key-ca-central-1';
    const names = [arn, arn.split('/')[1], alias, `arn:aws:kms:ca-central-1:${core.logArchive}:${alias}`];
    const found = names.map((KeyId) => ask('kms:DescribeKey', core.logArchive, { KeyId }).KeyMetadata);
    expect(found).toEqual(Array(4).fill(expect.objectContaining({ Arn: arn, KeyManager: 'CUSTOMER' })));
  });
});
