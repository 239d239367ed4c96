import fc from 'fast-check';
import { afterAll, describe, expect, it, test } from 'vitest';
import { isKnown } from '../../../model/cell.ts';
import { OPERATIONS, type Operation, openAsker } from './asker.ts';
import { json, type WireAnswer, xml } from './fake-endpoint.ts';

const EC2 = 'xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"';
const S3 = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

const asker = await openAsker();
afterAll(() => asker.close());

type Row = readonly [name: string, operation: Operation, given: WireAnswer, code: string];

const vpcs = (content: string) => xml(`<DescribeVpcsResponse ${EC2}>${content}</DescribeVpcsResponse>`);
const trails = (body: string | Uint8Array): WireAnswer => ({ body });
const ec2Error = (content: string) => xml(`<Response><Errors>${content}</Errors></Response>`, 400);
const DENIED = '<Code>UnauthorizedOperation</Code>';
const MISSING = '<Code>ObjectLockConfigurationNotFoundError</Code>';

describe('an error that is none of AWS’s is a failed call', () => {
  const trailError = (error: unknown) => json(error, 400);
  const rows: readonly Row[] = [
    ['a message that is an object', 'cloudtrail:DescribeTrails', trailError({ message: {} }), 'WrongAnswer'],
    ['a message that is a number', 'cloudtrail:DescribeTrails', trailError({ message: 7 }), 'WrongAnswer'],
    ['a message that is a list', 'cloudtrail:DescribeTrails', trailError({ Message: ['no'] }), 'WrongAnswer'],
    ['a code that is an object', 'cloudtrail:DescribeTrails', trailError({ __type: {} }), 'WrongAnswer'],
    ['a list', 'cloudtrail:DescribeTrails', trailError([]), 'WrongAnswer'],
    ['a message that is an object, REST', 'guardduty:GetDetector', trailError({ message: {} }), 'WrongAnswer'],
    [
      'a code twice, JSON',
      'cloudtrail:DescribeTrails',
      { status: 400, body: '{"__type":"TrailNotFoundException","__type":"AccessDeniedException"}' },
      'WrongAnswer',
    ],
    [
      'a code in the header and another one in the body',
      'guardduty:GetDetector',
      {
        status: 400,
        headers: { 'x-amzn-errortype': 'BadRequestException' },
        body: '{"__type":"AccessDeniedException"}',
      },
      'WrongAnswer',
    ],
    ['two codes, EC2', 'ec2:DescribeVpcs', ec2Error(`<Error>${DENIED}${DENIED}</Error>`), 'WrongAnswer'],
    [
      'two errors, EC2',
      'ec2:DescribeVpcs',
      ec2Error(`<Error>${DENIED}</Error><Error>${DENIED}</Error>`),
      'WrongAnswer',
    ],
    ['a code with something in it', 'ec2:DescribeVpcs', ec2Error('<Error><Code><a/></Code></Error>'), 'WrongAnswer'],
    [
      'two codes, one of which means none',
      's3:GetObjectLockConfiguration',
      xml(`<Error>${MISSING}<Code>AccessDenied</Code></Error>`, 404),
      'WrongAnswer',
    ],
    [
      'a message with something in it',
      's3:ListBuckets',
      xml('<Error><Message><a/></Message></Error>', 400),
      'WrongAnswer',
    ],
    ['another document', 's3:ListBuckets', xml('<Fault/>', 400), 'ErrorPage'],
  ];
  it.each(rows)('%s (%s)', async (_name, operation, given, code) => {
    expect(await asker.meaning(operation, given)).toEqual(['failed', code]);
  });
});

describe('an answer that a lenient reader takes for another one is a failed call', () => {
  const rows: readonly Row[] = [
    ['text in place of a list', 'ec2:DescribeVpcs', vpcs('<vpcSet>upstream timed out</vpcSet>'), 'WrongAnswer'],
    ['text beside the entries', 'ec2:DescribeVpcs', vpcs('<vpcSet>more<item/></vpcSet>'), 'WrongAnswer'],
    ['text beside the list', 'ec2:DescribeVpcs', vpcs('upstream timed out<vpcSet/>'), 'WrongAnswer'],
    ['entries of another name', 'ec2:DescribeVpcs', vpcs('<vpcSet><member/></vpcSet>'), 'WrongAnswer'],
    ['an entry that is text', 'ec2:DescribeVpcs', vpcs('<vpcSet><item>vpc-0a</item></vpcSet>'), 'WrongAnswer'],
    ['the list twice', 'ec2:DescribeVpcs', vpcs('<vpcSet/><vpcSet><item/></vpcSet>'), 'WrongAnswer'],
    [
      'an attribute in place of a list',
      'ec2:DescribeVpcs',
      xml(`<DescribeVpcsResponse ${EC2} vpcSet="none"/>`),
      'WrongAnswer',
    ],
    [
      'a flag that is a word',
      'ec2:DescribeVpcs',
      vpcs('<vpcSet><item><isDefault>perhaps</isDefault></item></vpcSet>'),
      'WrongAnswer',
    ],
    [
      'text in place of a list, S3',
      's3:ListBuckets',
      xml(`<ListAllMyBucketsResult ${S3}><Buckets>none</Buckets></ListAllMyBucketsResult>`),
      'WrongAnswer',
    ],
    [
      'a structure in place of a text, S3',
      's3:GetBucketVersioning',
      xml(`<VersioningConfiguration ${S3}><Status><a/></Status></VersioningConfiguration>`),
      'WrongAnswer',
    ],
    [
      'the result twice, STS',
      'sts:GetCallerIdentity',
      xml(
        '<GetCallerIdentityResponse><GetCallerIdentityResult/><GetCallerIdentityResult/></GetCallerIdentityResponse>',
      ),
      'WrongAnswer',
    ],
    [
      'a second root',
      'ec2:DescribeVpcs',
      xml(`<DescribeVpcsResponse ${EC2}/><DescribeVpcsResponse></DescribeVpcsResponse>`),
      'TruncatedAnswer',
    ],
    [
      'an entity of its own',
      'ec2:DescribeVpcs',
      vpcs('<vpcSet><item><vpcId>&none;</vpcId></item></vpcSet>'),
      'UnreadableAnswer',
    ],
    [
      'a list that is not closed in its place',
      'ec2:DescribeVpcs',
      vpcs('<vpcSet><item></vpcSet></item>'),
      'UnreadableAnswer',
    ],
    [
      'elements in each other without end',
      'ec2:DescribeVpcs',
      vpcs(`${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`),
      'TooLarge',
    ],
    [
      'more elements than memory has room for',
      'ec2:DescribeVpcs',
      vpcs(`<vpcSet>${'<item/>'.repeat(600_000)}</vpcSet>`),
      'TooLarge',
    ],
    [
      'a member twice',
      'cloudtrail:DescribeTrails',
      trails('{"trailList":[{"Name":"a"}],"trailList":[]}'),
      'WrongAnswer',
    ],
    [
      'a member twice, deep inside',
      'cloudtrail:DescribeTrails',
      trails('{"trailList":[{"Name":"a","Name":"b"}]}'),
      'WrongAnswer',
    ],
    [
      'bytes that are no UTF-8',
      'cloudtrail:DescribeTrails',
      trails(Buffer.from('{"trailList":[],"x":"\xff"}', 'latin1')),
      'UnreadableAnswer',
    ],
    [
      'bytes that are no UTF-8, XML',
      'ec2:DescribeVpcs',
      { body: Buffer.from(`<DescribeVpcsResponse ${EC2}><vpcSet/><x>\xff</x></DescribeVpcsResponse>`, 'latin1') },
      'UnreadableAnswer',
    ],
    ['a number that is none', 'cloudtrail:DescribeTrails', trails('{"trailList":[],"x":NaN}'), 'UnreadableAnswer'],
    [
      'lists in each other without end',
      'cloudtrail:DescribeTrails',
      trails(`{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
      'TooLarge',
    ],
    [
      'more values than memory has room for',
      'cloudtrail:DescribeTrails',
      trails(`{"trailList":[${'{},'.repeat(600_000)}{}]}`),
      'TooLarge',
    ],
    [
      'more bytes than are read',
      'cloudtrail:DescribeTrails',
      trails(`{"trailList":[]${' '.repeat(17 * 1024 ** 2)}}`),
      'TooLarge',
    ],
    [
      'more bytes than are read, without a length',
      'cloudtrail:DescribeTrails',
      (response) => {
        response.write('{"trailList":[]');
        response.write(' '.repeat(17 * 1024 ** 2));
        response.end('}');
      },
      'TooLarge',
    ],
  ];
  it.each(rows)('%s (%s)', async (_name, operation, given, code) => {
    expect(await asker.meaning(operation, given)).toEqual(['failed', code]);
  });
});

describe('what AWS may send is an answer', () => {
  const rows: readonly (readonly [string, Operation, WireAnswer, unknown])[] = [
    [
      'members that nobody knows, JSON',
      'cloudtrail:DescribeTrails',
      json({ new: { trailList: 7 }, trailList: [] }),
      [],
    ],
    ['members that nobody knows, XML', 'ec2:DescribeVpcs', vpcs('<new><vpcSet>7</vpcSet></new><vpcSet/><new/>'), []],
    ['white space in an empty list', 'ec2:DescribeVpcs', vpcs('\n  <vpcSet>\n  </vpcSet>\n'), []],
    ['an empty list with an end tag', 'ec2:DescribeVpcs', vpcs('<vpcSet></vpcSet>'), []],
    ['comments and declarations', 'ec2:DescribeVpcs', vpcs('<!-- none --><vpcSet/><?none?>'), []],
    [
      'an empty list, S3',
      's3:ListBuckets',
      xml(`<ListAllMyBucketsResult ${S3}><Owner/><Buckets/></ListAllMyBucketsResult>`),
      [],
    ],
    [
      'an escaped text',
      'ec2:DescribeVpcs',
      vpcs('<vpcSet><item><vpcId>a&amp;&#x41;<![CDATA[<b>]]></vpcId></item></vpcSet>'),
      [{ VpcId: 'a&A<b>' }],
    ],
    [
      'names and quotes in texts',
      'cloudtrail:DescribeTrails',
      json({ trailList: [{ Name: 'a":{"b,[' }] }),
      [{ Name: 'a":{"b,[' }],
    ],
    ['a member called __proto__', 'cloudtrail:DescribeTrails', trails('{"__proto__":{},"trailList":[]}'), []],
    ['much white space', 'cloudtrail:DescribeTrails', trails(`{"trailList":[]${' '.repeat(8 * 1024 ** 2)}}`), []],
  ];
  it.each(rows)('%s (%s)', async (_name, operation, given, expected) => {
    expect(await asker.ask(operation, given)).toEqual(expected);
  });
});

const words = fc.constantFrom('message', 'Message', '__type', 'code', 'Code', 'Error', 'Errors', 'Type', 'trailList');
const jsonBody = fc
  .letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('AccessDeniedException', 'AuthFailure', 'ExpiredToken', 'Throttling', '', '__proto__'),
      fc.string(),
      fc.double(),
      fc.constantFrom(null, true, 1e21, -1),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.array(fc.tuple(words, tie('value')), { maxLength: 4 }).map((members) => Object.fromEntries(members)),
    ),
  }))
  .value.map((value) => JSON.stringify(value) ?? '');
const xmlBody = fc
  .letrec<{ content: string }>((tie) => ({
    content: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('AuthFailure', 'AccessDenied', 'RequestExpired', 'NoSuchBucket', '', '&lt;', '&none;', ' '),
      fc.tuple(words, tie('content')).map(([name, content]) => `<${name}>${content}</${name}>`),
      fc.tuple(words, words).map(([name, attribute]) => `<${name} ${attribute}="AuthFailure"/>`),
      fc.array(tie('content'), { maxLength: 4 }).map((contents) => contents.join('')),
    ),
  }))
  .content.chain((content) =>
    fc.constantFrom(
      `<Error>${content}</Error>`,
      `<Response><Errors><Error>${content}</Error></Errors></Response>`,
      `<ErrorResponse><Error>${content}</Error></ErrorResponse>`,
      `<Response>${content}</Response>`,
      content,
    ),
  );
const anyBody = fc.oneof(
  jsonBody,
  xmlBody,
  fc.string({ unit: 'binary' }),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
);
const headers = fc.dictionary(
  fc.constantFrom(
    'x-amzn-errortype',
    'x-amzn-query-error',
    'content-type',
    'date',
    'age',
    'x-amzn-requestid',
    'retry-after',
  ),
  fc.oneof(
    fc.constantFrom(
      'AccessDeniedException',
      'AuthFailure:http://x',
      'a#b',
      ',',
      ':',
      '#',
      'application/json',
      'text/html',
    ),
    fc.stringMatching(/^[!-~]{0,20}$/),
    fc.array(fc.stringMatching(/^[!-~]{1,9}$/), { minLength: 2, maxLength: 3 }),
  ),
);
/** Bodies that are not sent with 204, 205 and 304 are none of this. */
const status = fc.constantFrom(300, 301, 307, 400, 401, 403, 404, 409, 412, 429, 500, 503, 599);

test('whatever an error says, it is a gap or what its service means by none, and the process goes on', async () => {
  const property = fc.asyncProperty(
    fc.constantFrom(...OPERATIONS),
    fc.record({ status, headers, body: anyBody }),
    async (operation, given) => {
      const [outcome, code] = await asker.meaning(operation, given);
      expect(typeof code).toBe('string');
      if (isKnown({ outcome })) expect(String(given.body)).toContain(code);
    },
  );
  await fc.assert(property, { numRuns: 600 });
}, 120_000);

test('whatever stands in an answer, it is taken for one only when it is one', async () => {
  // One whose session no error of the tests before has ended.
  const fresh = await openAsker();
  const property = fc.asyncProperty(fc.constantFrom(...OPERATIONS), headers, anyBody, async (operation, sent, body) => {
    const { date: _, ...others } = sent;
    const outcome = await fresh.meaning(operation, { headers: others, body }).catch((error: unknown) => {
      // An empty object is a legal answer, which lacks what the collectors require.
      expect(error).toBeInstanceOf(TypeError);
      return ['collected'];
    });
    expect(['failed', 'unreachable', 'collected']).toContain(outcome[0]);
  });
  await fc.assert(property, { numRuns: 400 });
  await fresh.close();
}, 120_000);
