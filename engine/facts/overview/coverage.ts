import { z } from 'zod';
import type { Cause } from '../../../model/finding.ts';
import type { Place } from '../../../model/names.ts';
import { fact } from '../../fact.ts';
import { knownOr } from '../../known.ts';
import { NotKnown, type World } from '../../world.ts';
import { pending } from '../pending.ts';

/**
 * Whether everything that the scan asked of a region was answered. It needs no type of its own: it speaks of whatever
 * the other rules need. It never fails: what was not seen is not known.
 */
export const coverage = fact({
  subjects: ['account-region'],
  shape: z
    .strictObject({
      unanswered: z.array(z.string()).describe('Always empty: an unanswered question makes the fact unknown'),
    })
    .describe('What the scan saw of a region of an account'),
  needs: [],
  read({ account, region }, world) {
    const place = { account, region };
    const gaps = [...world.gaps(place), ...(tellsOfAccount(place, world) ? globalGaps(place, world) : [])];
    if (gaps.length > 0) throw new NotKnown([...gaps, ...onboarding(place, world)]);
    return { unanswered: [] };
  },
});

/** What concerns an account as a whole is told once: in its home region, or in its first one without it. */
function tellsOfAccount({ account, region }: Place, world: World<never>): boolean {
  const regions = world.regions(account);
  const { homeRegion } = world.targets;
  return region === (regions.includes(homeRegion) ? homeRegion : regions[0]);
}

function globalGaps({ account }: Place, world: World<never>): readonly Cause[] {
  return world.gaps({ account, region: 'global' });
}

/** A likely reason for the gaps of a new account. */
function onboarding(place: Place, world: World<never>): readonly Cause[] {
  const { joinedAt } = world.target(place.account);
  if (joinedAt === null || mayBeOld(joinedAt, world)) return [];
  const detail = `the account joined the organization at ${joinedAt}: the scan's role may not be in place yet`;
  return pending(place, null, detail).causes;
}

/** Where the clock does not tell, the gaps have to speak for themselves. */
function mayBeOld(joinedAt: string, world: World<never>): boolean {
  return knownOr(
    () => world.isOlderThan(joinedAt, 60 * world.parameters.newAccountGraceHours, null),
    () => true,
  );
}
