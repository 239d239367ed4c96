import { expect, it, test } from 'vitest';
import { meaningOf } from '../../../collectors/aws/errors.ts';
import { STORABLE, storable, storableBatch } from '../../../collectors/runner/storable.ts';
import { LIMITS } from '../../../files/limits.ts';
import { baselineOf } from '../../../model/baseline-resources.ts';
import type { ResourceOf } from '../../../model/resource.ts';

const group = baselineOf('log-group');

async function read(...groups: readonly Partial<ResourceOf<'log-group'>>[]) {
  async function* resources() {
    for (const fields of groups) yield { ...group, ...fields };
  }
  const room = { left: STORABLE.accountBytes };
  const values: unknown[] = [];
  try {
    for await (const value of storable('log-group', group, resources(), room)) values.push(value);
    return values;
  } catch (error) {
    const { outcome, code, detail } = meaningOf('logs:DescribeLogGroups', error);
    return [outcome, code, detail];
  }
}

it.each([
  ['a number that is too large', { retentionDays: 1e21 }, 'retentionDays'],
  ['a fraction', { retentionDays: 0.5 }, 'retentionDays'],
  ['a negative number', { retentionDays: -1 }, 'retentionDays'],
  ['no number', { retentionDays: Number.NaN }, 'retentionDays'],
  ['a word that nobody knows', { class: 'FREQUENT' as never }, 'class'],
  ['a field that nobody knows', { more: 1 } as object, ''],
  ['an id that is longer than any of AWS', { id: 'a'.repeat(3_000) }, 'id'],
])('%s is a gap of its question', async (_name, fields, field) => {
  expect(await read({}, fields)).toEqual(['failed', 'UnexpectedValue', expect.stringMatching(`^${field}: `)]);
});

test('a resource of another place is a gap', async () => {
  expect(await read({ account: '999988887777' })).toEqual([
    'failed',
    'UnexpectedValue',
    `the log-group is of 999988887777 ${group.region}`,
  ]);
});

test('a text that no line of a snapshot could hold is a gap', async () => {
  expect(await read({ kmsKeyId: 'a'.repeat(STORABLE.resourceBytes) })).toEqual([
    'failed',
    'TooLarge',
    `one log-group has more than ${STORABLE.resourceBytes} bytes`,
  ]);
  expect(STORABLE.resourceBytes).toBeLessThan(LIMITS.lineBytes);
});

test('more of one account than a shard could hold is a gap', async () => {
  const large = Array.from({ length: 70 }, () => ({ kmsKeyId: 'a'.repeat(STORABLE.resourceBytes - 1_000) }));
  expect(await read(...large)).toEqual(['failed', 'TooLarge', expect.stringMatching(/^the account has more than/)]);
  expect(STORABLE.accountBytes).toBeLessThan(LIMITS.shardBytes);
});

test('an odd value of a batch is a gap of its own parent', () => {
  const fine = baselineOf('guardduty-member-settings');
  const odd = { ...fine, id: 'b', findings: 1 } as typeof fine;
  const batch = { answered: [fine, odd], unprocessed: [] };
  expect(storableBatch('guardduty-member-settings', fine, batch, { left: STORABLE.accountBytes })).toEqual({
    answered: [fine],
    unprocessed: [{ id: 'b', reason: expect.stringMatching(/^: /) }],
  });
});
