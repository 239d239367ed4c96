/** An account that takes part in the landing zone. */
export type PlannedAccount = {
  readonly id: string;
  readonly name: string;
  /** Names of the organizational units from below the root down; empty: in the root. */
  readonly ouPath: readonly string[];
  readonly kind: 'core' | 'workload' | 'left-out';
  /** Position among the accounts of its kind. */
  readonly index: number;
};

/** Everything that a part of the landing zone is computed from. The same plan gives the same parts, in any order. */
export type Plan = {
  readonly seed: number;
  readonly now: Date;
  readonly organizationId: string;
  readonly homeRegion: string;
  readonly regions: readonly string[];
  readonly core: { readonly management: string; readonly logArchive: string; readonly security: string };
  /** By id, in the order of creation. Accounts may be opened later: their places are built like those of the others. */
  readonly accounts: Map<string, PlannedAccount>;
  readonly vpcsPerRegion: number;
  readonly logGroupsPerRegion: number;
  /** Regions in which a service is not offered, by service. */
  readonly lacking: ReadonlyMap<string, ReadonlySet<string>>;
  /** How log groups are subscribed; beside new accounts the only part of a plan that may be changed later. */
  subscriptions: 'filter-per-group' | 'account-policy';
};

/** Throws for an account that the landing zone does not have. */
export function accountOf(plan: Plan, id: string): PlannedAccount {
  const account = plan.accounts.get(id);
  if (account === undefined) throw new Error(`the simulated organization has no account ${id}`);
  return account;
}

/** The account that shares its first VPC of every region: the first of the Infrastructure unit, else management. */
export function vpcSharer(plan: Plan): PlannedAccount {
  for (const account of plan.accounts.values()) if (account.ouPath[0] === 'Infrastructure') return account;
  return accountOf(plan, plan.core.management);
}

/** Whether the shared VPC is visible in an account: in every second workload account. */
export function seesSharedVpc(plan: Plan, account: PlannedAccount): boolean {
  return account.kind === 'workload' && account.index % 2 === 0 && account.id !== vpcSharer(plan).id;
}
