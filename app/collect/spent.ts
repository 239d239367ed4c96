import { sumCalls } from '../../collectors/aws/counters.ts';
import type { ClockCheck } from '../../model/snapshot.ts';
import type { Spent } from '../../snapshot/journal.ts';

/** What several processes have sent together. The clock is the worst of theirs, because each has dated its part. */
export function sumSpent(spent: readonly Spent[]): Spent {
  return { calls: sumCalls(spent.flatMap(({ calls }) => calls)), clock: worst(spent.map(({ clock }) => clock)) };
}

function worst(clocks: readonly ClockCheck[]): ClockCheck {
  return clocks.reduce((one, other) => (distance(other) > distance(one) ? other : one), { aheadSeconds: null });
}

/** A clock that nobody has told about is better than any that was told about only in that it says nothing. */
function distance({ aheadSeconds }: ClockCheck): number {
  return aheadSeconds === null ? -1 : Math.abs(aheadSeconds);
}
