import { describe, expect, test } from 'vitest';
import type { BatchAnswer } from '../../../collectors/collector.ts';
import { askBatch, inBatches } from '../../../collectors/runner/batch.ts';
import type { Resource, ResourceType } from '../../../model/resource.ts';

const place = { account: '333344445555', region: 'ca-central-1' } as const;
const key = { ...place, operation: 'guardduty:GetMemberDetectors' };
const parents = ['a', 'b', 'c'].map((id) => ({ type: 'guardduty-member', id, ...place }) as unknown as Resource);
const watch = { clock: { now: () => 0 }, signal: new AbortController().signal };

function settings(id: string): Resource {
  return { type: 'guardduty-member-settings', id, ...place, features: [], toldBy: 'features' };
}

async function answers(answer: BatchAnswer<ResourceType> | Error) {
  const answered = await askBatch(key, parents, watch, async (onPage) => {
    onPage();
    if (answer instanceof Error) throw answer;
    return answer;
  });
  return answered.map(({ cell, values }) => [
    cell.resource,
    cell.outcome,
    cell.code,
    cell.pages,
    values.map(({ id }) => id),
  ]);
}

test('a list is asked about in parts', () => {
  expect(inBatches([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(inBatches([], 50)).toEqual([]);
});

describe('a question about several', () => {
  test('has a cell for each, and its page counts once', async () => {
    const answered = ['a', 'b', 'c'].map(settings) as never;
    expect(await answers({ answered, unprocessed: [] })).toEqual([
      ['a', 'collected', null, 1, ['a']],
      ['b', 'collected', null, 0, ['b']],
      ['c', 'collected', null, 0, ['c']],
    ]);
  });

  test('is a gap of the one that AWS did not process, and of the one that it says nothing about', async () => {
    const unprocessed = [{ id: 'b', reason: 'not an associated member' }];
    expect(await answers({ answered: [settings('a')] as never, unprocessed })).toEqual([
      ['a', 'collected', null, 1, ['a']],
      ['b', 'failed', 'Unprocessed', 0, []],
      ['c', 'failed', 'MissingMember', 0, []],
    ]);
  });

  test('does not believe two answers about one', async () => {
    const answered = [settings('a'), settings('a'), settings('b'), settings('c')] as never;
    expect((await answers({ answered, unprocessed: [] }))[0]).toEqual(['a', 'failed', 'MissingMember', 1, []]);
  });

  test('that is refused is a gap of all', async () => {
    const refused = Object.assign(new Error('no'), { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
    expect(await answers(refused)).toEqual([
      ['a', 'denied', 'AccessDenied', 1, []],
      ['b', 'denied', 'AccessDenied', 0, []],
      ['c', 'denied', 'AccessDenied', 0, []],
    ]);
  });
});
