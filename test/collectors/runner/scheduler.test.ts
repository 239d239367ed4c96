import { expect, test } from 'vitest';
import { openQuestionScheduler } from '../../../collectors/runner/scheduler.ts';

test('what the longest row of questions waits for starts first, else whoever came first', async () => {
  const scheduler = openQuestionScheduler(1);
  const started: string[] = [];
  const works = [
    ['first of all', 0],
    ['leaf 1', 0],
    ['leaf 2', 0],
    ['bucket list', 4],
    ['log groups', 1],
    ['flow logs', 4],
  ] as const;
  await Promise.all(works.map(([name, urgency]) => scheduler(urgency, async () => void started.push(name))));
  expect(started).toEqual(['first of all', 'bucket list', 'flow logs', 'log groups', 'leaf 1', 'leaf 2']);
});

test('never more at once than there are places, and a work that fails gives its place back', async () => {
  const scheduler = openQuestionScheduler(2);
  let running = 0;
  let most = 0;
  const work = async (index: number) => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    if (index % 3 === 0) throw new Error(`work ${index} failed`);
    return index;
  };
  const ended = await Promise.allSettled(Array.from({ length: 7 }, (_, index) => scheduler(0, () => work(index))));
  expect(most).toBe(2);
  expect(ended.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message))).toEqual([
    'work 0 failed',
    1,
    2,
    'work 3 failed',
    4,
    5,
    'work 6 failed',
  ]);
});
