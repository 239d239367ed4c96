import { z } from 'zod';
import { fact } from '../fact.ts';
import type { World } from '../world.ts';
import { pending } from './pending.ts';
import { PRIMARY_TRAIL_NEEDS, primaryTrail } from './primary-trail.ts';

/** Whether the primary trail reaches a region of an account. */
export const trailCoverage = fact({
  subjects: ['account-region'],
  shape: z
    .strictObject({
      organizationTrails: z.array(z.string()).describe('ARNs of the organization trails that show here, sorted'),
      isCovered: z.boolean().describe('Whether the primary trail is among them'),
    })
    .describe('The organization trails that a region of an account is recorded by'),
  needs: PRIMARY_TRAIL_NEEDS,
  read({ account, region }, world) {
    const place = { account, region };
    const organizationTrails = world
      .all('trail', place)
      .filter(({ isOrganization }) => isOrganization)
      .map(({ id }) => id);
    // Where no organization trail shows at all, there is no need to know which one is the primary.
    const isCovered = organizationTrails.length > 0 && isPrimaryAmong(organizationTrails, world);
    const { joinedAt } = world.target(account);
    if (!isCovered && joinedAt !== null) {
      const graceMinutes = 60 * world.parameters.newAccountGraceHours;
      const isNew = !world.isOlderThan(joinedAt, graceMinutes, { type: 'trail', place });
      if (isNew) throw pending(place, null, `the account joined the organization at ${joinedAt}`);
    }
    return { organizationTrails, isCovered };
  },
});

function isPrimaryAmong(organizationTrails: readonly string[], world: World): boolean {
  const primary = primaryTrail(world);
  return primary !== null && organizationTrails.includes(primary.id);
}
