import { NotKnown, type World } from '../world.ts';

/**
 * Remembers a walk over the world that thousands of subjects repeat (the health of the one destination that all log
 * groups of a region send to). A refusal is remembered as well.
 */
export function perWorld<V>(walk: (world: World, key: string) => V): (world: World, key: string) => V {
  const remembered = new WeakMap<World, Map<string, { readonly value: V } | NotKnown>>();
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

function attempt<V>(walk: () => V): { readonly value: V } | NotKnown {
  try {
    return { value: walk() };
  } catch (error) {
    if (error instanceof NotKnown) return error;
    throw error;
  }
}
