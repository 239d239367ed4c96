import type { Cause } from '../../model/finding.ts';
import { type AccountGroup, CoreRole } from '../../model/names.ts';
import type { TargetAccount } from '../../model/snapshot.ts';
import { causeWithoutQuestion } from '../inventory/causes.ts';
import { type Inventory, NotKnown } from '../inventory.ts';
import { causesOf } from '../known.ts';

/**
 * Whether an account is known to belong to a group. This is the only place where a rule's accounts are told from others.
 * As long as any account without a role may be the management account, none is known to be a workload account, and as
 * long as any may be the security account, none is known not to be it.
 */
export function belongsTo(
  group: AccountGroup,
  { roles }: TargetAccount,
  { crossAccount, targets }: Pick<Inventory, 'crossAccount' | 'targets'>,
): boolean {
  if (group === 'all') return true;
  const isManagementKnown = crossAccount.managementGaps.length === 0;
  if (group === 'workload') return roles.length === 0 && isManagementKnown;
  if (group === 'not-management') return !roles.includes('management') && isManagementKnown;
  if (group === 'not-security') return !roles.includes('security') && targets.core.security !== null;
  return group === 'core' ? roles.length > 0 : roles.includes(group);
}

/** Why accounts may belong to a group that are not judged with it; empty: it is known which accounts do. */
export function groupGaps(group: AccountGroup, inventory: Inventory): readonly Cause[] {
  const { listGaps, managementGaps } = inventory.crossAccount;
  if (group === 'all') return listGaps;
  if (group === 'not-security') return [...listGaps, ...causesOf(() => inventory.accountOf('security'))];
  if (group === 'workload' || group === 'not-management') return [...listGaps, ...managementGaps];
  if (group !== 'core') return causesOf(() => judgedAccount(group, inventory));
  return CoreRole.options.flatMap((role) => causesOf(() => inventory.target(inventory.accountOf(role))));
}

/**
 * Whether the account in a role is judged. Throws NotKnown when nobody knows it, and when it is left out for what it is:
 * only that account can answer.
 */
function judgedAccount(role: CoreRole, inventory: Inventory): void {
  const account = inventory.accountOf(role);
  const { leftOut } = inventory.target(account);
  // What this run does not select is not asked for.
  if (leftOut === null || leftOut.kind === 'not-selected') return;
  throw new NotKnown([causeWithoutQuestion(account, leftOut.reason)]);
}
