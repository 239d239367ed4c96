import type { Cause } from '../../model/finding.ts';
import { type AccountGroup, CoreRole } from '../../model/names.ts';
import type { TargetAccount } from '../../model/snapshot.ts';
import { causesOf } from '../known.ts';
import { causeWithoutQuestion } from '../world/causes.ts';
import { NotKnown, type World } from '../world.ts';

/**
 * Whether an account is known to belong to a group. This is the only place where a rule's accounts are told from others.
 * As long as any account without a role may be the management account, none is known to be a workload account, and as
 * long as any may be the security account, none is known not to be it.
 */
export function belongsTo(
  group: AccountGroup,
  { roles }: TargetAccount,
  { survey, targets }: Pick<World, 'survey' | 'targets'>,
): boolean {
  if (group === 'all') return true;
  const isManagementKnown = survey.managementGaps.length === 0;
  if (group === 'workload') return roles.length === 0 && isManagementKnown;
  if (group === 'not-management') return !roles.includes('management') && isManagementKnown;
  if (group === 'not-security') return !roles.includes('security') && targets.core.security !== null;
  return group === 'core' ? roles.length > 0 : roles.includes(group);
}

/** Why accounts may belong to a group that are not judged with it; empty: it is known which accounts do. */
export function groupGaps(group: AccountGroup, world: World): readonly Cause[] {
  const { listGaps, managementGaps } = world.survey;
  if (group === 'all') return listGaps;
  if (group === 'not-security') return [...listGaps, ...causesOf(() => world.accountOf('security'))];
  if (group === 'workload' || group === 'not-management') return [...listGaps, ...managementGaps];
  if (group !== 'core') return causesOf(() => judgedAccount(group, world));
  return CoreRole.options.flatMap((role) => causesOf(() => world.target(world.accountOf(role))));
}

/**
 * Whether the account in a role is judged. Throws NotKnown when nobody knows it, and when it is left out for what it is:
 * only that account can answer.
 */
function judgedAccount(role: CoreRole, world: World): void {
  const account = world.accountOf(role);
  const { leftOut } = world.target(account);
  // What this run does not select is not asked for.
  if (leftOut === null || leftOut.kind === 'not-selected') return;
  throw new NotKnown([causeWithoutQuestion(account, leftOut.reason)]);
}
