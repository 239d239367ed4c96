import { expect, it } from 'vitest';
import { MOST_CAUSES, makeFinding } from '../../engine/judging/make-finding.ts';
import { startRecord } from '../../engine/judging/record.ts';
import { startTally } from '../../engine/judging/tally.ts';
import type { Cause, Finding } from '../../model/finding.ts';
import { MEMORY } from '../../model/list-store.ts';
import { syntheticRule } from './synthetic.ts';

function findingOn(account: string, resource: string, causes: readonly Cause[] = []): Finding {
  const rule = syntheticRule({ id: 'ASEA-LM-FL-01' });
  const verdict = causes.length > 0 ? 'unknown' : 'pass';
  return makeFinding(rule, { account, region: 'global' }, resource, 'it', {
    verdict,
    message: 'so',
    causes: [...causes],
  });
}

const [FIRST, SECOND] = ['111122223333', '222233334444'];

it('the findings of a batch are sorted, and batches follow each other', () => {
  const record = startRecord(MEMORY, () => undefined);
  const [a, b, c] = [findingOn(FIRST, 'a'), findingOn(FIRST, 'b'), findingOn(SECOND, 'a')];
  record.add([
    { planned: 1, findings: [b] },
    { planned: 1, findings: [a] },
  ]);
  record.add([{ planned: 1, findings: [c] }]);
  record.close();
  expect([...record.findings]).toEqual([a, b, c]);
});

it('an account that comes out of its order stops the run: the order, and that no id stands twice, rest on it', () => {
  const record = startRecord(MEMORY, () => undefined);
  record.add([{ planned: 1, findings: [findingOn(SECOND, 'a')] }]);
  for (const account of [FIRST, SECOND]) {
    expect(() => record.add([{ planned: 1, findings: [findingOn(account, 'b')] }])).toThrow(
      `ASEA-LM-FL-01 judged ${account} out of order`,
    );
  }
});

it('findings that were planned and not made, in any account, stop the run', () => {
  const record = startRecord(MEMORY, () => undefined);
  record.add([{ planned: 2, findings: [findingOn(FIRST, 'a')] }]);
  record.add([{ planned: 1, findings: [findingOn(SECOND, 'a')] }]);
  expect(record.close).toThrow('3 findings were planned, 2 were made');
});

/** In no order, each twice. */
const CAUSES: readonly Cause[] = Array.from({ length: 2 * (MOST_CAUSES + 500) }, (_, index) => ({
  account: FIRST,
  region: 'ca-central-1',
  operation: 'logs:DescribeLogGroups',
  resource: String((index * 7) % (MOST_CAUSES + 500)).padStart(6, '0'),
  outcome: 'denied',
  detail: null,
}));
const sorted = [...new Map(CAUSES.map((cause) => [cause.resource, cause])).values()].toSorted((a, b) =>
  (a.resource ?? '') < (b.resource ?? '') ? -1 : 1,
);

it('a finding names its first causes, and says when there are more', () => {
  const most = findingOn(FIRST, 'a', sorted.slice(0, MOST_CAUSES));
  expect(most).toMatchObject({ causes: sorted.slice(0, MOST_CAUSES), notes: [] });
  const more = findingOn(FIRST, 'a', sorted);
  expect(more.causes).toEqual(sorted.slice(0, MOST_CAUSES));
  expect(more.notes).toEqual(['There are more causes than the 1000 that are named here.']);
});

it('a tally of very many causes has the first ones, so that what rolls up names the same', () => {
  const tally = startTally({ account: FIRST, region: 'global' });
  for (let at = 0; at < CAUSES.length; at += 100) tally.add(findingOn(FIRST, String(at), CAUSES.slice(at, at + 100)));
  expect(tally.of('ASEA-LM-FL-01')).toEqual({
    applicable: CAUSES.length / 100,
    worstFailure: null,
    unknown: CAUSES.length / 100,
    causes: sorted.slice(0, MOST_CAUSES + 1),
  });
});
