import { z } from 'zod';
import type { Cause } from '../../../model/finding.ts';
import type { Place } from '../../../model/names.ts';
import { fact } from '../../fact.ts';
import { type Inventory, NotKnown } from '../../inventory.ts';
import { knownOr } from '../../known.ts';
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
  read({ account, region }, inventory) {
    const place = { account, region };
    const gaps = [...inventory.gaps(place), ...(tellsOfAccount(place, inventory) ? globalGaps(place, inventory) : [])];
    if (gaps.length > 0) throw new NotKnown([...gaps, ...onboarding(place, inventory)]);
    return { unanswered: [] };
  },
});

/** What concerns an account as a whole is told once: in its home region, or in its first one without it. */
function tellsOfAccount({ account, region }: Place, inventory: Inventory<never>): boolean {
  const regions = inventory.regions(account);
  const { homeRegion } = inventory.targets;
  return region === (regions.includes(homeRegion) ? homeRegion : regions[0]);
}

function globalGaps({ account }: Place, inventory: Inventory<never>): readonly Cause[] {
  return inventory.gaps({ account, region: 'global' });
}

/** A likely reason for the gaps of a new account. */
function onboarding(place: Place, inventory: Inventory<never>): readonly Cause[] {
  const { joinedAt } = inventory.target(place.account);
  if (joinedAt === null || mayBeOld(joinedAt, inventory)) return [];
  const detail = `the account joined the organization at ${joinedAt}: the scan's role may not be in place yet`;
  return pending(place, null, detail).causes;
}

/** Where the clock does not tell, the gaps have to speak for themselves. */
function mayBeOld(joinedAt: string, inventory: Inventory<never>): boolean {
  return knownOr(
    () => inventory.isOlderThan(joinedAt, 60 * inventory.parameters.newAccountGraceHours, null),
    () => true,
  );
}
