import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrivals, firehoseKeys, type Keys, meets, recordKeys } from '../../../engine/facts/s3/written-keys.ts';

const keys = (prefix: string, next: Keys['next'] = 'anything'): Keys => ({ prefix, next });

describe('what Firehose writes', () => {
  test.each([
    ['CloudWatchLogs/', 'CloudWatchLogs/processing-failed', keys('CloudWatchLogs/')],
    ['logs/!{timestamp:yyyy}/', null, keys('logs/')],
    ['year=!{timestamp:yyyy}/', 'errors/', keys('year=')],
    [null, null, keys('', 'digit')],
    ['', null, keys('', 'digit')],
    ['!{timestamp:yyyy/MM/dd}/', 'errors/', keys('', 'digit')],
    ['!{timestamp:MM}/', 'errors/', keys('', 'digit')],
    ['!{timestamp:MMM}/', 'errors/', keys('')],
    ['!{partitionKeyFromLambda:dynamicPrefix}', 'CloudWatchLogs/processing-failed', keys('CloudWatchLogs/')],
    ['!{partitionKeyFromQuery:customer}/', 'out/failed/!{firehose:error-output-type}/', keys('out/')],
    ['!{partitionKeyFromQuery:customer}/', 'failed', keys('', 'not-known')],
    ['!{partitionKeyFromQuery:customer}/', '!{firehose:error-output-type}/', keys('', 'not-known')],
    ['!{firehose:random-string}/', 'CloudWatchLogs/processing-failed', keys('', 'not-known')],
  ])('records under %s with errors under %s', (prefix, errorPrefix, wanted) => {
    expect(recordKeys({ prefix, errorPrefix })).toEqual(wanted);
  });

  test.each([
    ['logs/', null, keys('logs/processing-failed/')],
    ['logs/!{timestamp:yyyy}/', 'failed/!{firehose:error-output-type}/', keys('failed/')],
    ['logs/', '!{firehose:error-output-type}/', keys('', 'not-known')],
    ['logs/', '!{timestamp:yyyy}/', keys('', 'digit')],
  ])('errors of records under %s under %s', (prefix, errorPrefix, wanted) => {
    expect(firehoseKeys({ prefix, errorPrefix })[1]).toEqual(wanted);
  });
});

describe('whether a rule meets keys', () => {
  test.each([
    ['', keys('a/', 'not-known'), 'yes'],
    ['a', keys('a/b/'), 'yes'],
    ['a/b/c', keys('a/b/'), 'yes'],
    ['a/c', keys('a/b/'), 'no'],
    ['2026/', keys('', 'digit'), 'yes'],
    ['athena-results/', keys('', 'digit'), 'no'],
    ['athena-results/', keys('', 'not-known'), 'unclear'],
  ] as const)('%s and %j: %s', (prefix, written, wanted) => {
    expect(meets(prefix, written)).toBe(wanted);
  });

  test('of every key that is written, any beginning meets', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '/', '1'), maxLength: 6 });
    fc.assert(
      fc.property(text, text, fc.nat(12), (prefix, rest, length) => {
        const next = /^\d/.test(rest) ? fc.sample(fc.constantFrom('digit', 'anything'), 1)[0] : 'anything';
        expect(meets(`${prefix}${rest}`.slice(0, length), keys(prefix, next as Keys['next']))).toBe('yes');
      }),
    );
  });
});

describe('what arrives in a bucket', () => {
  const written = { bucketName: 'local', keys: keys('net/AWSLogs/') };
  const copied = (prefix: string) => arrivals([written], [{ from: 'local', to: 'archive', prefix }]).slice(1);
  const archived = (...all: Keys[]) => all.map((one) => ({ bucketName: 'archive', keys: one }));

  test('a rule of all objects copies what is written, with its keys', () => {
    expect(copied('')).toEqual(archived(keys('net/AWSLogs/')));
  });

  test('a rule of some objects copies those, and what nobody knows of', () => {
    expect(copied('net/')).toEqual(archived(keys('net/AWSLogs/'), keys('net/')));
    expect(copied('net/AWSLogs/4')).toEqual(archived(keys('net/AWSLogs/4'), keys('net/AWSLogs/4')));
    expect(copied('other/')).toEqual(archived(keys('other/')));
  });

  test('a rule of all objects of a bucket of which nothing is known copies something', () => {
    expect(arrivals([], [{ from: 'local', to: 'archive', prefix: '' }])).toEqual(archived(keys('', 'not-known')));
  });

  test('copies are not copied again', () => {
    const hops = [
      { from: 'local', to: 'middle', prefix: '' },
      { from: 'middle', to: 'archive', prefix: 'x/' },
    ];
    expect(arrivals([written], hops).filter(({ bucketName }) => bucketName === 'archive')).toEqual(
      archived(keys('x/')),
    );
  });
});
