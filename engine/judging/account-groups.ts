import type { Cause } from '../../model/finding.ts';
import { type AccountGroup, CoreRole } from '../../model/names.ts';
import type { TargetAccount } from '../../model/snapshot.ts';
import { causesOf } from '../known.ts';
import type { World } from '../world.ts';

/** Whether an account belongs to a group. This is the only place where a rule's accounts are told from others. */
export function belongsTo(group: AccountGroup, { roles }: Pick<TargetAccount, 'roles'>): boolean {
  if (group === 'all') return true;
  if (group === 'workload') return roles.length === 0;
  if (group === 'not-management') return !roles.includes('management');
  return group === 'core' ? roles.length > 0 : roles.includes(group);
}

/** The roles that have to be configured, so that a group is known. */
const ROLES = {
  all: [],
  workload: [],
  core: CoreRole.options,
  management: ['management'],
  logArchive: ['logArchive'],
  security: ['security'],
  'not-management': ['management'],
} as const satisfies Record<AccountGroup, readonly CoreRole[]>;

/** Why some accounts of a group may not be known; empty: all of them are among the targets. */
export function groupGaps(group: AccountGroup, world: World): readonly Cause[] {
  const roles = ROLES[group];
  return roles.flatMap((role) => causesOf(() => world.target(world.accountOf(role))));
}
