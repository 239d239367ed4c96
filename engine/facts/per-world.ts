import { attempt } from '../known.ts';
import { NotKnown, type World } from '../world.ts';

/**
 * Remembers a walk over the world that thousands of subjects repeat (the health of the one destination that all log
 * groups of a region send to). A refusal is remembered as well.
 */
export function perWorld<W extends Pick<World, 'targets'>, V>(
  walk: (world: W, key: string) => V,
): (world: W, key: string) => V {
  const remembered = new WeakMap<W, Map<string, { readonly value: V } | NotKnown>>();
  return (world, key) => {
    let values = remembered.get(world);
    if (values === undefined) {
      values = new Map();
      remembered.set(world, values);
    }
    let outcome = values.get(key);
    if (outcome === undefined) {
      outcome = attempt(() => walk(world, key));
      values.set(key, outcome);
    }
    if (outcome instanceof NotKnown) throw outcome;
    return outcome.value;
  };
}
