import { expect, test } from 'vitest';
import { toOrganization } from '../../../collectors/services/organizations/organization.ts';
import { toOrganizationRoot } from '../../../collectors/services/organizations/organization-root.ts';
import { toTrustedService } from '../../../collectors/services/organizations/trusted-service.ts';
import { toBucket } from '../../../collectors/services/s3/bucket.ts';
import { toBucketPolicyStatus } from '../../../collectors/services/s3/bucket-policy-status.ts';
import { toListedAccount } from '../../../collectors/targets/listed-account.ts';

const place = { account: '111122223333', region: 'global' } as const;
const arn = 'arn:aws:organizations::111122223333:organization/o-exampleorg';

test('an organization names its management account', () => {
  const found = { Id: 'o-exampleorg', Arn: arn, FeatureSet: 'ALL', MasterAccountId: '111122223333' } as const;
  expect(toOrganization(place, 'aws', found)).toEqual({
    type: 'organization',
    id: arn,
    ...place,
    organizationId: 'o-exampleorg',
    managementAccount: '111122223333',
    featureSet: 'ALL',
  });
  expect(() => toOrganization(place, 'aws', { ...found, FeatureSet: 'SOME' as 'ALL' })).toThrow("FeatureSet is 'SOME'");
});

test('the policy types of a root are sorted', () => {
  const rootArn = 'arn:aws:organizations::111122223333:root/o-exampleorg/r-ab12';
  const policyTypes = [
    { Type: 'TAG_POLICY', Status: 'PENDING_ENABLE' },
    { Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' },
  ] as const;
  expect(toOrganizationRoot(place, 'aws', { Id: 'r-ab12', Arn: rootArn, PolicyTypes: [...policyTypes] })).toEqual({
    type: 'organization-root',
    id: rootArn,
    ...place,
    rootId: 'r-ab12',
    policyTypes: [
      { type: 'SERVICE_CONTROL_POLICY', status: 'ENABLED' },
      { type: 'TAG_POLICY', status: 'PENDING_ENABLE' },
    ],
  });
  expect(() => toOrganizationRoot(place, 'aws', { Id: 'r-ab12', Arn: rootArn })).toThrow('PolicyTypes is missing');
});

test('a trusted service is its principal', () => {
  expect(toTrustedService(place, { ServicePrincipal: 'cloudtrail.amazonaws.com' })).toEqual({
    type: 'trusted-service',
    id: 'cloudtrail.amazonaws.com',
    ...place,
    servicePrincipal: 'cloudtrail.amazonaws.com',
  });
});

test('the newer state of an account counts, the older one where there is no other', () => {
  const found = {
    Id: '444455556666',
    Name: 'dev001',
    Status: 'SUSPENDED',
    Arn: 'arn:aws:organizations::111122223333:account/o-exampleorg/444455556666',
    JoinedTimestamp: new Date('2026-01-02T03:04:05Z'),
  } as const;
  const listed = {
    account: '444455556666',
    name: 'dev001',
    state: 'SUSPENDED',
    joinedAt: '2026-01-02T03:04:05.000Z',
    organizationId: 'o-exampleorg',
    path: null,
  };
  expect(toListedAccount('aws', found)).toEqual(listed);
  expect(toListedAccount('aws', { ...found, State: 'CLOSED' })).toEqual({ ...listed, state: 'CLOSED' });
  expect(() => toListedAccount('aws', { ...found, Status: undefined })).toThrow('State is missing');
});

test.each([
  ['SUSPENDED', 'ACTIVE'],
  ['ACTIVE', 'SUSPENDED'],
  ['CLOSED', 'ACTIVE'],
  ['PENDING_CLOSURE', 'SUSPENDED'],
] as const)('an account that is %s and %s at once is neither', (State, Status) => {
  const found = { Id: '444455556666', Name: 'dev001', State, Status };
  expect(() => toListedAccount('aws', found)).toThrow(`Status is '${Status}'`);
});

test('an account that waits for its activation may be called active by the older member', () => {
  const found = { Id: '444455556666', Name: 'dev001', State: 'PENDING_ACTIVATION', Status: 'ACTIVE' } as const;
  expect(toListedAccount('aws', found).state).toBe('PENDING_ACTIVATION');
});

test('a bucket is named by its ARN', () => {
  const id = 'arn:aws:s3:::asea-logarchive';
  expect(toBucket(place, 'aws', { Name: 'asea-logarchive' })).toEqual({
    type: 'bucket',
    id,
    ...place,
    name: 'asea-logarchive',
  });
  expect(() => toBucketPolicyStatus(place, id, {})).toThrow('IsPublic is missing');
});
