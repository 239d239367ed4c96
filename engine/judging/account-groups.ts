import type { Cause } from '../../model/finding.ts';
import { type AccountGroup, CoreRole } from '../../model/names.ts';
import type { TargetAccount } from '../../model/snapshot.ts';
import { causesOf } from '../known.ts';
import type { World } from '../world.ts';

/**
 * Whether an account is known to belong to a group. This is the only place where a rule's accounts are told from others.
 * As long as any account without a role may be the management account, none is known to be a workload account.
 */
export function belongsTo(group: AccountGroup, { roles }: TargetAccount, { survey }: Pick<World, 'survey'>): boolean {
  if (group === 'all') return true;
  const { managementGaps } = survey;
  if (group === 'workload') return roles.length === 0 && managementGaps.length === 0;
  if (group === 'not-management') return !roles.includes('management') && managementGaps.length === 0;
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

/** The groups of accounts that nobody has to name: they are those that the organization lists. */
const LISTED: ReadonlySet<AccountGroup> = new Set(['all', 'workload', 'not-management']);

/** Why accounts may belong to a group that are not judged with it; empty: it is known which accounts do. */
export function groupGaps(group: AccountGroup, world: World): readonly Cause[] {
  const { listGaps, managementGaps } = world.survey;
  const roles = ROLES[group].flatMap((role) => causesOf(() => world.target(world.accountOf(role))));
  return [...(LISTED.has(group) ? listGaps : []), ...(group === 'workload' ? managementGaps : []), ...roles];
}
