import { expect, test } from 'vitest';
import { factAbout } from './example-facts.ts';

const GROUP = 'arn:aws:logs:ca-central-1:111122223333:log-group:/ASEA/CloudTrail';
const group = { type: 'log-group', account: '111122223333', name: '/ASEA/CloudTrail' } as const;
const denied = [{ type: 'log-group' as const, account: '111122223333', outcome: 'denied' as const }];

const about = (logGroupArn: string | null, more = {}) =>
  factAbout('trailLogGroup', 'primary-trail', { resources: [{ type: 'trail', logGroupArn }, group], ...more });

test('a group that begins alike is not the group', async () => {
  expect(await about(`${GROUP}-old`)).toEqual([{ logGroup: `${GROUP}-old`, place: 'nowhere' }]);
  expect(await about(GROUP)).toEqual([{ logGroup: GROUP, place: 'management account' }]);
});

test('a group of another account needs no list of groups to be wrong', async () => {
  const foreign = GROUP.replace('111122223333', '333344445555');
  expect(await about(foreign, { gaps: denied })).toEqual([{ logGroup: foreign, place: 'another account' }]);
  expect(await about(null, { gaps: denied })).toEqual([{ logGroup: null, place: 'not set' }]);
  expect(await about(GROUP, { gaps: denied })).toEqual([['denied: denied']]);
});
