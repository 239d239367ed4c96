import type { Cause } from '../../../model/finding.ts';
import type { AccountId, Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { type Inventory, isNotInRegion, NotKnown } from '../../inventory.ts';
import { attempt } from '../../known.ts';
import { pending } from '../pending.ts';

export const MEMBER_NEEDS = ['guardduty-detector', 'guardduty-member'] as const;
type MemberNeed = (typeof MEMBER_NEEDS)[number];

/** Whose answer a value is taken from. */
export const VIA_ADMINISTRATOR = 'via: administrator';

/**
 * An account as the administrator's detector of the same region lists it; null: it does not. Throws NotKnown (`pending`)
 * while an account that it does not list is new.
 */
export function memberOf(
  { account, region }: Place,
  inventory: Inventory<MemberNeed>,
): ResourceOf<'guardduty-member'> | null {
  const administrator = { account: inventory.accountOf('security'), region };
  const found = inventory.all('guardduty-member', administrator).find(({ member }) => member === account) ?? null;
  if (found === null) refuseWhileNew(account, administrator, inventory);
  return found;
}

/**
 * What an account says of its own detector; where that is not known, what the administrator says of an associated member.
 * Throws the NotKnown of the account's own answer where the administrator does not vouch for it.
 */
export function ownOr<V>(
  place: Place,
  inventory: Inventory<MemberNeed>,
  own: () => V,
  ofMember: (member: ResourceOf<'guardduty-member'>) => V,
): V {
  const said = attempt(own);
  if (!(said instanceof NotKnown)) return said.value;
  if (isNotInRegion(said.causes) || place.account === inventory.targets.core.security) throw said;
  const member = attempt(() => memberOf(place, inventory));
  if (member instanceof NotKnown) throw new NotKnown([...said.causes, ...reasons(member.causes)]);
  if (member.value?.relationship !== 'Enabled') throw said;
  return ofMember(member.value);
}

/** A service that is not in the region is no reason why an account's own answer is missing. */
function reasons(causes: readonly Cause[]): readonly Cause[] {
  return causes.filter(({ outcome }) => outcome !== 'not-in-region');
}

function refuseWhileNew(account: AccountId, place: Place, inventory: Inventory<MemberNeed>): void {
  const { joinedAt } = inventory.target(account);
  if (joinedAt === null) return;
  const graceMinutes = 60 * inventory.parameters.newAccountGraceHours;
  if (inventory.isOlderThan(joinedAt, graceMinutes, null)) return;
  throw pending({ account, region: place.region }, null, `the account joined the organization at ${joinedAt}`);
}
