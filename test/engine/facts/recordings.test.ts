import { describe, expect, test } from 'vitest';
import { managementRecordings } from '../../../engine/facts/cloudtrail/management-recordings.ts';
import { s3DataRecordings } from '../../../engine/facts/cloudtrail/s3-data-recordings.ts';
import { factAbout } from './example-facts.ts';
import { field, selectors } from './example-selectors.ts';

const BOTH = [{ reads: true, writes: true }];

const advanced = (...fields: ReturnType<typeof field>[]) => selectors({ advanced: [{ name: null, fields }] });

describe('management events', () => {
  test.each([
    ['of data', [field('eventCategory', { equals: ['Data'] })]],
    ['that is named so', [field('eventName', { equals: ['Management'] })]],
    ['of none', []],
  ])('a selector %s is none of management events', (_words, fields) => {
    expect(managementRecordings(advanced(...fields))).toEqual({ recordings: [], narrowed: [] });
  });

  test('values that are left out of another field are no sources that are left out', () => {
    const narrowed = [
      field('eventCategory', { equals: ['Management'] }),
      field('readOnly', { equals: ['true'] }),
      field('eventSource', { notEquals: ['kms.amazonaws.com'] }),
    ];
    expect(managementRecordings(advanced(...narrowed))).toEqual({
      recordings: [{ reads: true, writes: false, excludedSources: ['kms.amazonaws.com'] }],
      narrowed: [],
    });
    const named = [field('eventCategory', { equals: ['Management'] }), field('eventName', { notEquals: ['Decrypt'] })];
    expect(managementRecordings(advanced(...named))).toEqual({ recordings: [], narrowed: [['eventName notEquals']] });
  });

  test('of two selectors the one that is narrowed does not count', () => {
    const whole = [field('eventCategory', { equals: ['Management'] })];
    const part = [...whole, field('eventName', { equals: ['ConsoleLogin'] })];
    const both = [part, whole].map((fields) => ({ name: null, fields }));
    expect(managementRecordings(selectors({ advanced: both }))).toEqual({
      recordings: [{ reads: true, writes: true, excludedSources: [] }],
      narrowed: [['eventName equals']],
    });
  });
});

describe('data events of S3', () => {
  const basic = (type: string, values: string[]) =>
    selectors({
      basic: [
        {
          readWriteType: 'All',
          includesManagementEvents: false,
          excludedManagementSources: [],
          dataResources: [{ type, values }],
        },
      ],
    });

  test.each([
    ['all buckets and one that is named', 'AWS::S3::Object', ['arn:aws:s3:::payroll/', 'arn:aws:s3'], BOTH],
    ['something else than objects', 'AWS::Lambda::Function', ['arn:aws:s3'], []],
    ['an ARN in front of which something stands', 'AWS::S3::Object', ['xarn:aws:s3'], []],
    ['nothing', 'AWS::S3::Object', [], []],
  ])('a selector of %s', (_words, type, values, recordings) => {
    expect(s3DataRecordings(basic(type, values), 'logs')).toEqual(recordings);
  });

  const OBJECTS = field('resources.type', { equals: ['AWS::S3::Object'] });
  const DATA = field('eventCategory', { equals: ['Data'] });
  const without = (...arns: string[]) => field('resources.ARN', { notStartsWith: arns });

  test.each([
    ['that is named so', [field('eventName', { equals: ['Data'] }), OBJECTS], []],
    ['of objects without a category', [OBJECTS], []],
    ['of data without a type', [DATA], []],
    ['without its own bucket, named twice', [DATA, OBJECTS, without('arn:aws:s3:::logs', 'arn:aws:s3:::logs/')], BOTH],
    ['without its own bucket and another', [DATA, OBJECTS, without('arn:aws:s3:::logs', 'arn:aws:s3:::payroll')], []],
    ['of what begins as all do', [DATA, OBJECTS, field('resources.ARN', { startsWith: ['arn:aws:s3:::'] })], BOTH],
    ['of what ends somehow', [DATA, OBJECTS, field('resources.ARN', { endsWith: ['arn:aws:s3:::'] })], []],
    ['of a bucket of that name', [DATA, OBJECTS, field('resources.ARN', { equals: ['arn:aws:s3:::'] })], []],
    ['without something that is no ARN', [DATA, OBJECTS, without('xarn:aws:s3:::logs')], []],
    ['of another field', [DATA, OBJECTS, field('eventName', { notStartsWith: ['arn:aws:s3:::logs'] })], []],
  ])('an advanced selector %s', (_words, fields, recordings) => {
    expect(s3DataRecordings(advanced(...fields), 'logs')).toEqual(recordings);
  });

  const trails = ['B-Reads', 'A-Writes'].map((name) => `arn:aws:cloudtrail:ca-central-1:111122223333:trail/${name}`);
  const readWrite = (readWriteType: string) => [
    {
      readWriteType,
      includesManagementEvents: false,
      excludedManagementSources: [],
      dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }],
    },
  ];
  const resources = [
    { type: 'trail', name: 'B-Reads' },
    { type: 'trail-selectors', id: trails[0], basic: readWrite('ReadOnly') },
    { type: 'trail-status', id: trails[0] },
    { type: 'trail-status', id: trails[1] },
    { type: 'trail', name: 'A-Writes' },
    { type: 'trail-selectors', id: trails[1], basic: readWrite('WriteOnly') },
  ] as const;

  test('two trails may record the reads and the writes, and both are named', async () => {
    expect(await factAbout('s3DataEvents', 'organization', { resources })).toEqual([
      { recorded: ['reads', 'writes'], trails: trails.toSorted() },
    ]);
  });

  test('a trail that could not be read may record what the others do not', async () => {
    const gaps = [{ type: 'trail-selectors' as const, id: trails[1] ?? '', outcome: 'denied' as const }];
    expect(await factAbout('s3DataEvents', 'organization', { resources, gaps })).toEqual([['denied: denied']]);
  });
});

test('of a trail that leaves something out, another that records all goes first', async () => {
  const arn = (name: string) => `arn:aws:cloudtrail:ca-central-1:111122223333:trail/${name}`;
  const basic = (readWriteType: string, excludedManagementSources: string[]) => [
    { readWriteType, includesManagementEvents: true, excludedManagementSources, dataResources: [] },
  ];
  const primary = async (selector: object[]) => {
    const resources = [
      { type: 'trail' as const, name: 'A-Part' },
      { type: 'trail-status' as const, id: arn('A-Part') },
      { type: 'trail-selectors' as const, id: arn('A-Part'), basic: selector },
      { type: 'trail' as const, name: 'B-Whole' },
      { type: 'trail-status' as const, id: arn('B-Whole'), isLogging: false },
      { type: 'trail-selectors' as const, id: arn('B-Whole'), basic: basic('All', []) },
    ];
    const [value] = await factAbout('trailDelivery', 'primary-trail', { resources });
    return value;
  };
  expect(await primary(basic('All', []))).toMatchObject({ state: 'logging' });
  expect(await primary(basic('ReadOnly', []))).toMatchObject({ state: 'stopped' });
  expect(await primary(basic('WriteOnly', []))).toMatchObject({ state: 'stopped' });
  expect(await primary(basic('All', ['kms.amazonaws.com']))).toMatchObject({ state: 'stopped' });
});
