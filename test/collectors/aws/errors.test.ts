import { describe, expect, it } from 'vitest';
import { toDetail } from '../../../collectors/aws/detail.ts';
import { meaningOf } from '../../../collectors/aws/errors.ts';
import { UndeclaredOperation } from '../../../collectors/aws/undeclared-operation.ts';
import { UnexpectedAnswer } from '../../../collectors/aws/unexpected-answer.ts';

function refusal(name: string, message = 'no', httpStatusCode = 400): Error {
  return Object.assign(new Error(message), { name, $fault: 'client', $metadata: { httpStatusCode } });
}
const network = (code: string) => Object.assign(new Error(`connect ${code}`), { code });
const SCP =
  'User: arn:aws:sts::111122223333:assumed-role/Scan/s is not authorized to perform: logs:DescribeLogGroups with an explicit deny in a service control policy';

describe('a refusal means', () => {
  const rows: readonly (readonly [string, string, Error & { readonly code?: string }])[] = [
    ['off', 's3:GetBucketOwnershipControls', refusal('OwnershipControlsNotFoundError')],
    ['off', 's3:GetBucketPolicyStatus', refusal('NoSuchBucketPolicy')],
    ['off', 's3:GetBucketPolicy', refusal('NoSuchBucketPolicy')],
    ['off', 's3:GetBucketLifecycleConfiguration', refusal('NoSuchLifecycleConfiguration')],
    ['off', 's3:GetBucketReplication', refusal('ReplicationConfigurationNotFoundError')],
    ['off', 's3:GetPublicAccessBlock', refusal('NoSuchPublicAccessBlockConfiguration')],
    ['off', 's3:GetObjectLockConfiguration', refusal('ObjectLockConfigurationNotFoundError')],
    ['off', 's3:GetBucketEncryption', refusal('ServerSideEncryptionConfigurationNotFoundError')],
    // A bucket that was listed and is gone says nothing of itself: "no lifecycle rule" would be a pass that nobody saw.
    ['failed', 's3:GetBucketVersioning', refusal('NoSuchBucket')],
    ['failed', 's3:GetBucketLifecycleConfiguration', refusal('NoSuchBucket')],
    ['failed', 's3:GetBucketVersioning', refusal('NoSuchBucketPolicy')],
    ['failed', 'cloudtrail:GetTrailStatus', refusal('TrailNotFoundException')],
    ['failed', 'cloudtrail:GetEventSelectors', refusal('TrailNotFoundException')],
    ['failed', 'cloudtrail:DescribeTrails', refusal('TrailNotFoundException')],
    ['failed', 'logs:DescribeSubscriptionFilters', refusal('ResourceNotFoundException')],
    ['failed', 'logs:DescribeLogGroups', refusal('ResourceNotFoundException')],
    ['off', 'kinesis:DescribeStreamSummary', refusal('ResourceNotFoundException')],
    ['failed', 'firehose:DescribeDeliveryStream', refusal('ResourceNotFoundException')],
    ['off', 'kms:DescribeKey', refusal('NotFoundException')],
    ['failed', 'kms:GetKeyRotationStatus', refusal('NotFoundException')],
    ['off', 'kms:GetKeyRotationStatus', refusal('UnsupportedOperationException')],
    ['failed', 'kms:DescribeKey', refusal('UnsupportedOperationException')],
    ['off', 'organizations:DescribeOrganization', refusal('AWSOrganizationsNotInUseException')],
    ['denied-by-scp', 'logs:DescribeLogGroups', refusal('AccessDeniedException', SCP)],
    ['denied-by-scp', 's3:ListBuckets', refusal('AccessDenied', SCP, 403)],
    ['denied', 'logs:DescribeLogGroups', refusal('AccessDeniedException')],
    ['denied', 's3:ListBuckets', refusal('AccessDenied', 'Access Denied', 403)],
    ['denied', 'ec2:DescribeVpcs', refusal('UnauthorizedOperation', 'no', 403)],
    ['denied', 'ec2:DescribeVpcs', refusal('AuthFailure', 'no', 401)],
    ['denied', 'logs:DescribeLogGroups', refusal('UnrecognizedClientException')],
    ['denied', 'sts:GetCallerIdentity', refusal('InvalidClientTokenId', 'no', 403)],
    ['denied', 'logs:DescribeLogGroups', refusal('ExpiredTokenException')],
    ['denied', 'ec2:DescribeVpcs', refusal('Unknown', 'UnknownError', 403)],
    ['throttled', 'logs:DescribeLogGroups', refusal('ThrottlingException', 'Rate exceeded')],
    ['throttled', 'sts:AssumeRole', refusal('Throttling', 'Rate exceeded')],
    ['throttled', 'ec2:DescribeVpcs', refusal('RequestLimitExceeded', 'no', 503)],
    ['throttled', 's3:ListBuckets', refusal('SlowDown', 'Please reduce your request rate.', 503)],
    ['throttled', 'organizations:ListRoots', refusal('TooManyRequestsException', 'no', 429)],
    ['throttled', 'kinesis:DescribeStreamSummary', refusal('LimitExceededException')],
    ['throttled', 'account:ListRegions', refusal('Unknown', 'UnknownError', 429)],
    ['failed', 'firehose:DescribeDeliveryStream', refusal('LimitExceededException')],
    ['failed', 'logs:DescribeLogGroups', refusal('ServiceUnavailableException', 'no', 503)],
    ['failed', 'logs:DescribeLogGroups', refusal('InvalidParameterException')],
    ['failed', 'ec2:DescribeVpcs', new UnexpectedAnswer('EmptyAnswer', 'no body', { status: 200 })],
    ['unreachable', 'ec2:DescribeVpcs', network('ENOTFOUND')],
    ['unreachable', 'ec2:DescribeVpcs', network('ECONNREFUSED')],
    ['unreachable', 'ec2:DescribeVpcs', network('ECONNRESET')],
    ['unreachable', 'ec2:DescribeVpcs', network('UND_ERR_CONNECT_TIMEOUT')],
    ['unreachable', 'ec2:DescribeVpcs', network('UND_ERR_SOCKET')],
    ['unreachable', 'ec2:DescribeVpcs', network('ERR_TLS_CERT_ALTNAME_INVALID')],
    ['unreachable', 'ec2:DescribeVpcs', network('UNABLE_TO_VERIFY_LEAF_SIGNATURE')],
    ['unreachable', 'ec2:DescribeVpcs', Object.assign(new Error('late'), { name: 'TimeoutError' })],
    ['unreachable', 'ec2:DescribeVpcs', Object.assign(new Error('over'), { name: 'AbortError' })],
    ['failed', 'ec2:DescribeVpcs', new TypeError('x is undefined')],
  ];
  it.each(rows)('%s: %s %o', (outcome, operation, error) => {
    expect(meaningOf(operation, error)).toEqual({ outcome, code: error.code ?? error.name, detail: error.message });
  });

  it('never a cell when it is a fault of ours', () => {
    const fault = new UndeclaredOperation('ec2:DescribeFlowLogs', 'ec2:DescribeVpcs');
    expect(() => meaningOf('ec2:DescribeVpcs', fault)).toThrow(fault);
  });
});

describe('the detail of a cell', () => {
  it('is one line of at most 500 characters', () => {
    const detail = toDetail(`first\nsecond\u0000\u001b[31m\u202e third ${'word '.repeat(200)}`);
    expect(detail.startsWith('first second [31m third word')).toBe(true);
    expect([detail.length, detail.endsWith('…')]).toEqual([500, true]);
  });

  it('does not break a character in two', () => {
    expect(toDetail(`${'a'.repeat(498)}😀 and more`).isWellFormed()).toBe(true);
  });

  const secrets = [
    ['the key AKIAIOSFODNN7EXAMPLE is bad', 'the key (access key) is bad'],
    ['the key ASIAIOSFODNN7EXAMPLE is bad', 'the key (access key) is bad'],
    ['?X-Amz-Security-Token=abc%2Fdef&x=1', '?X-Amz-Security-Token=(removed)&x=1'],
    [`token ${'Ab3/'.repeat(60)}== ended`, 'token (removed) ended'],
  ] as const;
  it.each(secrets)('hides secrets: %s', (message, detail) => {
    expect(toDetail(message)).toBe(detail);
  });

  it('keeps names and ARNs', () => {
    expect(toDetail(SCP)).toBe(SCP);
  });
});
