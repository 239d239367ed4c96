import { HOME, LOG_ARCHIVE, MANAGEMENT, ORGANIZATION, SECURITY, WORKLOAD } from '../../model/baseline.ts';
import type { AccountId, CoreRole } from '../../model/names.ts';
import type { TargetAccount, Targets } from '../../model/snapshot.ts';
import type { PartialTargets } from './example.ts';

const JOINED_AT = '2025-01-15T08:00:00.000Z';

const WORKLOAD_ACCOUNT: TargetAccount = {
  account: WORKLOAD,
  name: 'Workload',
  state: 'ACTIVE',
  ouPath: [{ id: 'ou-exam-dev00000', name: 'Dev' }],
  joinedAt: JOINED_AT,
  roles: [],
  leftOut: null,
  regions: [HOME],
  regionsLeftOut: [],
};

const SECURITY_UNIT = { id: 'ou-exam-security', name: 'Security' };

const ACCOUNTS: readonly TargetAccount[] = [
  { ...WORKLOAD_ACCOUNT, account: MANAGEMENT, name: 'Management', ouPath: [] },
  { ...WORKLOAD_ACCOUNT, account: LOG_ARCHIVE, name: 'LogArchive', ouPath: [SECURITY_UNIT] },
  { ...WORKLOAD_ACCOUNT, account: SECURITY, name: 'Security', ouPath: [SECURITY_UNIT] },
  WORKLOAD_ACCOUNT,
];

/** The organization that every example has: three core accounts and a workload account, with what the example changes. */
export function exampleTargets(changes: PartialTargets = {}): Targets {
  const { accounts: changed = [], core: changedCore, ...rest } = changes;
  const core = {
    management: MANAGEMENT,
    logArchive: LOG_ARCHIVE,
    security: SECURITY,
    ...defined<Targets['core']>(changedCore),
  };
  const byId = new Map<AccountId, TargetAccount>(ACCOUNTS.map((target) => [target.account, target]));
  for (const change of changed) {
    const base = byId.get(change.account) ?? { ...WORKLOAD_ACCOUNT, name: change.account };
    byId.set(change.account, { ...base, ...defined<TargetAccount>(change) });
  }
  const givenRoles = new Set(changed.filter(({ roles }) => roles !== undefined).map(({ account }) => account));
  const accounts = [...byId.values()]
    .map((target) => (givenRoles.has(target.account) ? target : { ...target, roles: rolesOf(target.account) }))
    .sort((a, b) => (a.account < b.account ? -1 : 1));
  return {
    organizationId: ORGANIZATION,
    rootId: 'r-exam',
    organizationAccount: core.management ?? MANAGEMENT,
    partition: 'aws',
    homeRegion: HOME,
    ...defined<Targets>(rest),
    core,
    accounts,
  };

  function rolesOf(account: AccountId): CoreRole[] {
    return (['management', 'logArchive', 'security'] as const).filter((role) => core[role] === account);
  }
}

/** Without the members that are undefined. */
export function defined<T extends object>(value: { readonly [K in keyof T]?: T[K] | undefined } = {}): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Partial<T>;
}
