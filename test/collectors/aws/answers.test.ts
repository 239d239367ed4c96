import { afterAll, describe, expect, it } from 'vitest';
import { type Operation, openAsker } from './asker.ts';
import { ec2Error, json, jsonError, type WireAnswer, xml } from './fake-endpoint.ts';

const EC2 = 'xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"';
const S3 = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
const HTML = { headers: { 'content-type': 'text/html' }, body: '<!DOCTYPE html><html><body>Sign in</body></html>' };
const VPC = '<item><vpcId>vpc-0a</vpcId></item>';

const asker = await openAsker();
afterAll(() => asker.close());

describe('an answer that is not what was asked for is a failed call', () => {
  const cut =
    (status: string): WireAnswer =>
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write(status);
      setImmediate(() => response.destroy());
    };
  const rows: readonly (readonly [string, Operation, WireAnswer, string, string])[] = [
    ['no body, JSON', 'cloudtrail:DescribeTrails', { body: '' }, 'failed', 'EmptyAnswer'],
    ['no body, EC2', 'ec2:DescribeVpcs', { body: '' }, 'failed', 'EmptyAnswer'],
    ['no body, S3', 's3:GetBucketVersioning', { body: '' }, 'failed', 'EmptyAnswer'],
    ['no body, S3 payload', 's3:GetObjectLockConfiguration', { body: '' }, 'failed', 'EmptyAnswer'],
    ['a web page, JSON', 'cloudtrail:DescribeTrails', HTML, 'failed', 'HtmlAnswer'],
    ['a web page, EC2', 'ec2:DescribeVpcs', HTML, 'failed', 'HtmlAnswer'],
    [
      'a web page that calls itself XML',
      's3:GetBucketVersioning',
      { ...xml(''), body: HTML.body },
      'failed',
      'HtmlAnswer',
    ],
    ['another root, EC2', 'ec2:DescribeVpcs', xml(`<DescribeSubnetsResponse ${EC2}/>`), 'failed', 'WrongAnswer'],
    ['another root, S3', 's3:GetBucketVersioning', xml(`<Error ${S3}><Code>X</Code></Error>`), 'failed', 'WrongAnswer'],
    ['text, EC2', 'ec2:DescribeVpcs', { body: 'OK' }, 'failed', 'WrongAnswer'],
    ['a list, JSON', 'cloudtrail:DescribeTrails', json([]), 'failed', 'WrongAnswer'],
    ['null, JSON', 'cloudtrail:DescribeTrails', json(null), 'failed', 'WrongAnswer'],
    [
      'half the XML',
      'ec2:DescribeVpcs',
      xml(`<DescribeVpcsResponse ${EC2}><vpcSet>${VPC}`),
      'failed',
      'TruncatedAnswer',
    ],
    ['half the JSON', 'cloudtrail:DescribeTrails', { body: '{"trailList":[' }, 'failed', 'TruncatedAnswer'],
    [
      'half an error that would mean none',
      's3:GetObjectLockConfiguration',
      { status: 404, body: '<Error><Code>ObjectLockConfigurationNotFo' },
      'failed',
      'TruncatedAnswer',
    ],
    [
      'half the first element',
      'ec2:DescribeVpcs',
      xml('<?xml version="1.0"?><DescribeVpcsRes'),
      'failed',
      'TruncatedAnswer',
    ],
    ['a number for a text', 'cloudtrail:DescribeTrails', json({ trailList: [{ Name: 7 }] }), 'failed', 'WrongAnswer'],
    ['a text for a list', 'cloudtrail:DescribeTrails', json({ trailList: 'none' }), 'failed', 'WrongAnswer'],
    ['null for an entry', 'cloudtrail:DescribeTrails', json({ trailList: [null] }), 'failed', 'WrongAnswer'],
    [
      'a text for true or false',
      'cloudtrail:DescribeTrails',
      json({ trailList: [{ IsOrganizationTrail: 'no' }] }),
      'failed',
      'WrongAnswer',
    ],
    ['broken JSON', 'cloudtrail:DescribeTrails', { body: '{"trailList":[}' }, 'failed', 'UnreadableAnswer'],
    [
      'a connection that ends in the body',
      'cloudtrail:DescribeTrails',
      cut('{"trail'),
      'unreachable',
      'UND_ERR_SOCKET',
    ],
    [
      'a connection that ends at once',
      'ec2:DescribeVpcs',
      (response) => response.destroy(),
      'unreachable',
      'UND_ERR_SOCKET',
    ],
    ['no answer', 'ec2:DescribeVpcs', () => undefined, 'unreachable', 'UND_ERR_HEADERS_TIMEOUT'],
    ['a web page with 503', 'cloudtrail:DescribeTrails', { ...HTML, status: 503 }, 'failed', 'ErrorPage'],
    ['a web page with 403', 'ec2:DescribeVpcs', { ...HTML, status: 403 }, 'denied', 'ErrorPage'],
    [
      'a redirect',
      'ec2:DescribeVpcs',
      { ...HTML, status: 302, headers: { location: '/login' } },
      'failed',
      'ErrorPage',
    ],
    ['a denial', 'ec2:DescribeVpcs', ec2Error('UnauthorizedOperation', 'no', 403), 'denied', 'UnauthorizedOperation'],
    [
      'a throttling',
      'cloudtrail:DescribeTrails',
      jsonError('ThrottlingException', 'Rate exceeded'),
      'throttled',
      'ThrottlingException',
    ],
    [
      'too much for EC2',
      'ec2:DescribeVpcs',
      ec2Error('RequestLimitExceeded', 'slow', 503),
      'throttled',
      'RequestLimitExceeded',
    ],
    [
      'an error of AWS itself',
      'cloudtrail:DescribeTrails',
      jsonError('InternalFailure', 'x', 500),
      'failed',
      'InternalFailure',
    ],
  ];
  it.each(rows)('%s (%s)', async (_name, operation, given, outcome, code) => {
    expect(await asker.meaning(operation, given)).toEqual([outcome, code]);
  });
});

describe('an answer may be empty', () => {
  const rows: readonly (readonly [string, Operation, WireAnswer, unknown])[] = [
    [
      'a list without elements, EC2',
      'ec2:DescribeVpcs',
      xml(`<DescribeVpcsResponse ${EC2}><vpcSet/></DescribeVpcsResponse>`),
      [],
    ],
    ['a list without elements, JSON', 'cloudtrail:DescribeTrails', json({ trailList: [] }), []],
    ['a member that is null', 'cloudtrail:DescribeTrails', json({ trailList: [{ Name: null }] }), [{}]],
    ['versioning that was never enabled', 's3:GetBucketVersioning', xml(`<VersioningConfiguration ${S3}/>`), {}],
    ['the location of us-east-1', 's3:GetBucketLocation', xml(`<LocationConstraint ${S3}/>`), null],
    [
      'the location of us-east-1, with an end tag',
      's3:GetBucketLocation',
      xml(`<LocationConstraint ${S3}></LocationConstraint>`),
      null,
    ],
    [
      'another location',
      's3:GetBucketLocation',
      xml(`<LocationConstraint ${S3}>ca-central-1</LocationConstraint>`),
      'ca-central-1',
    ],
    [
      'object lock',
      's3:GetObjectLockConfiguration',
      xml(`<ObjectLockConfiguration ${S3}><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>\n`),
      { ObjectLockEnabled: 'Enabled' },
    ],
  ];
  it.each(rows)('%s (%s)', async (_name, operation, given, expected) => {
    expect(await asker.ask(operation, given)).toEqual(expected);
  });
});
