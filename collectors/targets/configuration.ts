import type { AccountId, CoreRole, Region } from '../../model/names.ts';

/** What a scan is aimed at, as the user says it. */
export type TargetConfiguration = {
  readonly homeRegion: Region;
  /** The accounts in the landing zone's roles. */
  readonly accounts: { readonly [Role in CoreRole]?: AccountId | undefined };
  /** The role that is assumed in every account; null: only the caller's own account is scanned. */
  readonly scanRole: string | null;
  /** Names of organizational units whose accounts, also those of units inside them, are not scanned. */
  readonly ignoredOus: readonly string[];
  /** No other regions are scanned; left out: all that an account has enabled. */
  readonly regions?: readonly Region[] | undefined;
  /** No other accounts are scanned in this run; left out: all. */
  readonly selectedAccounts?: readonly AccountId[] | undefined;
  /** No other regions are scanned in this run; left out: all. */
  readonly selectedRegions?: readonly Region[] | undefined;
};

/** Accounts or regions were asked for that are not there. The user can fix it; all faults together. */
export class SelectionError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'SelectionError';
    this.faults = faults;
  }
}
