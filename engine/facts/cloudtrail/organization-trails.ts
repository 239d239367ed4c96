import { z } from 'zod';
import type { ResourceOf } from '../../../model/resource.ts';
import { fact } from '../../fact.ts';
import { unselectedRegions } from '../../inventory/selection.ts';
import { type Inventory, NotKnown } from '../../inventory.ts';
import { type Gathered, gather } from '../../known.ts';
import { perInventory } from '../per-inventory.ts';

/** Whether the organization has a trail of its own. */
export const organizationTrails = fact({
  subjects: ['organization'],
  shape: z
    .strictObject({ trails: z.array(z.string()).describe('ARNs of the organization trails, sorted') })
    .describe('The organization trails that the management account owns'),
  needs: ['trail'],
  read(_organization, inventory) {
    const { values, causes } = trailsOfOrganization(inventory);
    if (values.length === 0 && causes.length > 0) throw new NotKnown(causes);
    return { trails: values.map(({ id }) => id) };
  },
});

/**
 * The organization trails that are known. `causes`: why the list may lack some: their regions could not be read, or
 * `--region` leaves them out. Regions that the configuration leaves out are exempt, and the report lists them.
 */
export type OrganizationTrails = Gathered<ResourceOf<'trail'>>;

/**
 * The organization trails that the management account owns, looked for in all of its regions: a trail of one region
 * shows up nowhere else. Each once, as its home region shows it where that was read; sorted by ARN. Throws NotKnown when
 * the management account is not configured or could not be entered.
 */
export function trailsOfOrganization(inventory: Inventory<'trail'>): OrganizationTrails {
  return walk(inventory, inventory.accountOf('management'));
}

const walk = perInventory((inventory: Inventory<'trail'>, management): OrganizationTrails => {
  const { values, causes } = gather(inventory.regions(management), (region) =>
    inventory
      .all('trail', { account: management, region })
      .filter(({ isOrganization, ownerAccount }) => isOrganization && ownerAccount === management)
      .map((trail) => ({ trail, isHome: trail.homeRegion === region })),
  );
  const byArn = new Map<string, ResourceOf<'trail'>>();
  for (const { trail, isHome } of values.flat()) if (isHome || !byArn.has(trail.id)) byArn.set(trail.id, trail);
  const target = inventory.target(management);
  return {
    values: [...byArn.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    causes: [...causes, ...unselectedRegions(target)],
  };
});
