import { type Inventory, NotKnown } from '../inventory.ts';
import { attempt } from '../known.ts';

/**
 * Remembers a walk over the inventory that thousands of subjects repeat (the health of the one destination that all log
 * groups of a region send to). A refusal is remembered as well.
 */
export function perInventory<W extends Pick<Inventory, 'targets'>, V>(
  walk: (inventory: W, key: string) => V,
): (inventory: W, key: string) => V {
  const remembered = new WeakMap<W, Map<string, { readonly value: V } | NotKnown>>();
  return (inventory, key) => {
    let values = remembered.get(inventory);
    if (values === undefined) {
      values = new Map();
      remembered.set(inventory, values);
    }
    let outcome = values.get(key);
    if (outcome === undefined) {
      outcome = attempt(() => walk(inventory, key));
      values.set(key, outcome);
    }
    if (outcome instanceof NotKnown) throw outcome;
    return outcome.value;
  };
}
