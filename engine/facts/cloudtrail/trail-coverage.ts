import { z } from 'zod';
import { fact } from '../../fact.ts';
import type { Inventory } from '../../inventory.ts';
import { pending } from '../pending.ts';
import { PRIMARY_TRAIL_NEEDS, type PrimaryTrailNeed, primaryTrail } from './primary-trail.ts';

/** Which organization trails reach a region of an account, and whether the primary one is among them. */
export const trailCoverage = fact({
  subjects: ['account-region'],
  shape: z
    .strictObject({
      organizationTrails: z.array(z.string()).describe('ARNs of the organization trails that show here, sorted'),
      primaryTrail: z.string().nullable().describe('ARN of the primary trail; null: it is not among them'),
    })
    .describe('The organization trails that a region of an account is recorded by'),
  needs: PRIMARY_TRAIL_NEEDS,
  read({ account, region }, inventory) {
    const place = { account, region };
    const organizationTrails = inventory
      .all('trail', place)
      .filter(({ isOrganization }) => isOrganization)
      .map(({ id }) => id);
    // Where no organization trail shows at all, there is no need to know which one is the primary.
    const primary = organizationTrails.length === 0 ? null : primaryAmong(organizationTrails, inventory);
    const { joinedAt } = inventory.target(account);
    if (primary === null && joinedAt !== null) {
      const graceMinutes = 60 * inventory.parameters.newAccountGraceHours;
      const isNew = !inventory.isOlderThan(joinedAt, graceMinutes, { type: 'trail', place });
      if (isNew) throw pending(place, null, `the account joined the organization at ${joinedAt}`);
    }
    return { organizationTrails, primaryTrail: primary };
  },
});

function primaryAmong(organizationTrails: readonly string[], inventory: Inventory<PrimaryTrailNeed>): string | null {
  const primary = primaryTrail(inventory);
  return primary !== null && organizationTrails.includes(primary.id) ? primary.id : null;
}
