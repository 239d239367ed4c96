import type { Collectors } from '../collector.ts';
import { settle } from './concurrency.ts';
import { dependenciesOf, type Unit } from './plan.ts';

/**
 * Reads each unit as soon as those that it waits for were read, whether that succeeded or not. Rejects with what a
 * definition rejects with, when nothing is under way any more.
 */
export async function inOrder(
  units: readonly Unit[],
  collectors: Collectors,
  read: (unit: Unit) => Promise<void>,
): Promise<void> {
  const started = new Map<Unit, Promise<void>>();
  await settle(units.map(finish));

  function finish(unit: Unit): Promise<void> {
    const run = started.get(unit) ?? settle(dependenciesOf(unit, units, collectors).map(finish)).then(() => read(unit));
    started.set(unit, run);
    return run;
  }
}
