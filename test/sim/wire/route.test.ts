import { expect, test } from 'vitest';
import { loadService } from '../../../sim/wire/service.ts';

const requests: [request: string, operation: string | null, headers?: Record<string, string>][] = [
  ['GET /', 'ListBuckets'],
  ['GET /?x-id=ListBuckets&max-buckets=5', 'ListBuckets'],
  ['GET /?x-id=ListDirectoryBuckets', 'ListDirectoryBuckets'],
  ['HEAD /logs', 'HeadBucket'],
  ['GET /logs', 'ListObjects'],
  ['GET /logs/?list-type=2', 'ListObjectsV2'],
  ['GET /logs?versions', 'ListObjectVersions'],
  ['GET /logs?versioning', 'GetBucketVersioning'],
  ['GET /logs?object-lock', 'GetObjectLockConfiguration'],
  ['GET /logs?publicAccessBlock', 'GetPublicAccessBlock'],
  ['GET /logs?policyStatus', 'GetBucketPolicyStatus'],
  ['GET /logs?analytics', 'ListBucketAnalyticsConfigurations'],
  ['GET /logs?analytics&id=a', 'GetBucketAnalyticsConfiguration'],
  ['GET /logs/a/b.json', 'GetObject'],
  ['GET /logs/a/b.json?tagging', 'GetObjectTagging'],
  ['GET /logs/a/b.json?uploadId=u', 'ListParts'],
  ['PUT /logs/a', 'PutObject'],
  ['PUT /logs/a', 'CopyObject', { 'x-amz-copy-source': '/other/a' }],
  ['PUT /logs/a?partNumber=1&uploadId=u', 'UploadPart'],
  ['PUT /logs', 'CreateBucket'],
  ['PATCH /logs', null],
];

test.each(requests)('%s is %s', async (request, operation, headers = {}) => {
  const service = await loadService('s3');
  const [method = '', url = ''] = request.split(' ');
  const [path = '', query = ''] = url.split('?');
  const asked = { method, path, query, headers: { host: '127.0.0.1:4566', ...headers }, body: Buffer.alloc(0) };
  expect(service?.protocol.operationName(asked, service.operations)).toBe(operation);
});
