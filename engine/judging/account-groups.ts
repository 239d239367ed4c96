import type { Cause } from '../../model/finding.ts';
import { type AccountGroup, CoreRole } from '../../model/names.ts';
import type { TargetAccount } from '../../model/snapshot.ts';
import { causesOf } from '../world/lookups.ts';
import type { World } from '../world.ts';

/** Whether an account belongs to a group. This is the only place where a rule's accounts are told from others. */
export function belongsTo(group: AccountGroup, { roles }: Pick<TargetAccount, 'roles'>): boolean {
  if (group === 'all') return true;
  if (group === 'workload') return roles.length === 0;
  return group === 'core' ? roles.length > 0 : roles.includes(group);
}

/** Why some accounts of a group may not be known; empty: all of them are among the targets. */
export function groupGaps(group: AccountGroup, world: World): readonly Cause[] {
  if (group === 'all' || group === 'workload') return [];
  const roles = group === 'core' ? CoreRole.options : [group];
  return roles.flatMap((role) => causesOf(() => world.target(world.accountOf(role))));
}
