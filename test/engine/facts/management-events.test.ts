import { expect, test } from 'vitest';
import { factAbout } from './example-facts.ts';
import { field } from './example-selectors.ts';

const MANAGEMENT = field('eventCategory', { equals: ['Management'] });

const about = (selectors: { basic?: object[]; advanced?: object[][] }, parameters = {}) =>
  factAbout('managementEvents', 'primary-trail', {
    parameters,
    resources: [
      { type: 'trail' },
      {
        type: 'trail-selectors',
        basic: selectors.basic ?? [],
        advanced: (selectors.advanced ?? []).map((fields) => ({ name: null, fields })),
      },
    ],
  });

test('a source is missing only when every selector of the reads or of the writes leaves it out', async () => {
  const reads = field('readOnly', { equals: ['true'] });
  const writes = field('readOnly', { equals: ['false'] });
  const without = (source: string) => field('eventSource', { notEquals: [source] });
  const advanced = [
    [MANAGEMENT, reads, without('kms.amazonaws.com')],
    [MANAGEMENT, reads, without('rdsdata.amazonaws.com')],
    [MANAGEMENT, writes, without('kms.amazonaws.com')],
  ];
  expect(await about({ advanced })).toEqual([
    { recorded: ['reads', 'writes'], excludedSources: ['kms.amazonaws.com'], notes: [] },
  ]);
});

test('a source that the configuration lets out is told in a note', async () => {
  const advanced = [[MANAGEMENT, field('eventSource', { notEquals: ['kms.amazonaws.com'] })]];
  expect(await about({ advanced }, { allowedExcludedSources: ['kms.amazonaws.com'] })).toEqual([
    {
      recorded: ['reads', 'writes'],
      excludedSources: [],
      notes: ['Left out, as the configuration allows: kms.amazonaws.com.'],
    },
  ]);
});

test.each([
  ['eventName', { equals: ['ConsoleLogin'] }, 'eventName equals'],
  ['eventSource', { equals: ['iam.amazonaws.com'] }, 'eventSource equals'],
  [
    'eventSource',
    { notEquals: ['kms.amazonaws.com'], notStartsWith: ['s3'] },
    'eventSource notEquals and notStartsWith',
  ],
  ['readOnly', { notEquals: ['true'] }, 'readOnly notEquals'],
  ['userIdentity.arn', { notStartsWith: ['arn:'] }, 'userIdentity.arn notStartsWith'],
])('a selector with %s %j is not counted', async (name, operators, said) => {
  expect(await about({ advanced: [[MANAGEMENT, field(name, operators)]] })).toEqual([
    {
      recorded: [],
      excludedSources: [],
      notes: [`A selector is narrowed by ${said} and not counted.`],
    },
  ]);
});

test('two contradicting fields of one selector take nothing', async () => {
  const both = [field('readOnly', { equals: ['true'] }), field('readOnly', { equals: ['false'] })];
  expect(await about({ advanced: [[MANAGEMENT, ...both]] })).toEqual([
    { recorded: [], excludedSources: [], notes: [] },
  ]);
});

test('an answer without any selector is no answer', async () => {
  expect(await about({})).toEqual([['failed: the answer has neither basic nor advanced selectors']]);
});
