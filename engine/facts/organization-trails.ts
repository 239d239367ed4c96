import { z } from 'zod';
import type { Cause } from '../../model/finding.ts';
import type { ResourceOf } from '../../model/resource.ts';
import { fact } from '../fact.ts';
import { NotKnown, type World } from '../world.ts';
import { perWorld } from './per-world.ts';

/** Whether the organization has a trail of its own. */
export const organizationTrails = fact({
  subjects: ['organization'],
  shape: z
    .strictObject({ trails: z.array(z.string()).describe('ARNs of the organization trails, sorted') })
    .describe('The organization trails that the management account owns'),
  needs: ['trail'],
  read(_organization, world) {
    const { trails, causes } = trailsOfOrganization(world);
    if (trails.length === 0 && causes.length > 0) throw new NotKnown(causes);
    return { trails: trails.map(({ id }) => id) };
  },
});

/** `causes`: regions of the management account whose trails could not be read, so that there may be more. */
export type TrailsOfOrganization = {
  /** Each once, as its home region shows it where that was read; sorted by ARN. */
  readonly trails: readonly ResourceOf<'trail'>[];
  readonly causes: readonly Cause[];
};

/**
 * The organization trails that the management account owns, looked for in all of its regions: a trail of one region
 * shows up nowhere else. Throws NotKnown when the management account is not configured or could not be entered.
 */
export function trailsOfOrganization(world: World): TrailsOfOrganization {
  return walk(world, world.accountOf('management'));
}

const walk = perWorld((world, management): TrailsOfOrganization => {
  const byArn = new Map<string, ResourceOf<'trail'>>();
  const causes: Cause[] = [];
  for (const region of world.regions(management)) {
    try {
      for (const trail of world.all('trail', { account: management, region })) {
        if (!trail.isOrganization || trail.ownerAccount !== management) continue;
        if (!byArn.has(trail.id) || trail.homeRegion === region) byArn.set(trail.id, trail);
      }
    } catch (error) {
      if (!(error instanceof NotKnown)) throw error;
      causes.push(...error.causes);
    }
  }
  return { trails: [...byArn.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), causes };
});
