import type { Cause } from '../../../model/finding.ts';
import type { Inventory } from '../../inventory.ts';
import { causesOf } from '../../known.ts';
import { perInventory } from '../per-inventory.ts';

/** Why delivery streams of the log archive may write where nobody knows; empty: all were read. */
export function unreadDeliveryStreams(inventory: Inventory<'delivery-stream-detail'>): readonly Cause[] {
  return walk(inventory, '');
}

const walk = perInventory((inventory: Inventory<'delivery-stream-detail'>): readonly Cause[] => {
  const causes: Cause[] = [];
  const unseen = causesOf(() => {
    const archive = inventory.accountOf('logArchive');
    for (const region of inventory.regions(archive)) {
      causes.push(...causesOf(() => inventory.all('delivery-stream-detail', { account: archive, region })));
    }
  });
  return [...causes, ...unseen];
});
