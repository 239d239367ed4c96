import { expect, test } from 'vitest';
import { matchesPattern } from '../../model/name-pattern.ts';

test.each([
  ['logs', 'logs', true],
  ['logs-2', 'logs', false],
  ['logs', '*', true],
  ['', '*', true],
  ['asea-logarchive-phase0-aescacentral1-1x', '*-phase0-aes*', true],
  ['asea-logarchive-phase0-cacentral1-1x', '*-phase0-aes*', false],
  ['aws-accelerator-elb-access-logs-222233334444-ca-central-1', '*elb-access-logs*', true],
  ['athena-results', 'athena-*', true],
  ['my-athena-results', 'athena-*', false],
  ['aba', 'ab*ba', false],
  ['abba', 'ab*ba', true],
  ['a.b', 'a?b', false],
  ['axb', 'a.b', false],
  ['abcabd', '*abc*abc*', false],
  ['abcx', '*bc*cx', false],
  ['abcx', '*ab*cx', true],
  ['x-a-b-y', '*a*b*', true],
  ['x-b-a-y', '*a*b*', false],
])('%j and the pattern %j: %j', (name, pattern, matches) => {
  expect(matchesPattern(name, pattern)).toBe(matches);
});
