import { type CoreRole, CoreRole as CoreRoles, type Place } from '../../../model/names.ts';
import { type Definition, RESOURCES, type ResourceType } from '../../../model/resource.ts';
import { kindOf, SubjectKind } from '../../../model/subject-kinds.ts';
import type { Inventory } from '../../inventory.ts';
import type { Subject } from '../../subject.ts';

/**
 * The kinds of subject that have exactly one place in which a type is read, so that nothing is ever taken from a place
 * that was not asked:
 *
 * - what one account with a role has once: every kind;
 * - what each account has once: the kinds within an account, whose own it is;
 * - what each region has: the kinds in a region. Of the organization as a whole there is no one region.
 */
export function kindsWithPlaceFor(type: ResourceType): SubjectKind[] {
  const { accounts, scope }: Definition = RESOURCES[type];
  const role = roleNamed(accounts);
  if (role === null && accounts !== 'all') return [];
  return SubjectKind.options.filter((kind) => {
    const { within } = kindOf(kind);
    if (scope === 'region') return within === 'region';
    return role !== null || within !== 'organization';
  });
}

/** That place, for one subject. Throws NotKnown when the configuration does not name the account in the role. */
export function placeFor(type: ResourceType, { account, region }: Subject, inventory: Inventory<never>): Place {
  const { accounts, scope }: Definition = RESOURCES[type];
  if (scope === 'region') return { account, region };
  const role = roleNamed(accounts);
  return { account: role === null ? account : inventory.accountOf(role), region: 'global' };
}

/** The one account that is asked for a type, by its role; null: the question goes to several. */
export function roleNamed(accounts: string): CoreRole | null {
  return CoreRoles.options.find((role) => role === accounts) ?? null;
}
