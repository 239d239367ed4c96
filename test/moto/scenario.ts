import type { Verdict } from '../../model/finding.ts';
import { type MotoOrganization, REGIONS } from './moto-organization.ts';

/** Verdicts by `rule account region`, the account by its name in the scenario's organization. */
export type Expected = Record<string, Verdict | readonly Verdict[]>;

export type Scenario = {
  readonly name: string;
  readonly rules: readonly string[];
  prepare(organization: MotoOrganization): Promise<void>;
  readonly expected: Expected;
};

export const ACCOUNTS = ['management', 'logArchive', 'security', 'workloadA', 'workloadB'] as const;

/** One verdict in both regions of some accounts. */
export function inEach(
  accounts: readonly (typeof ACCOUNTS)[number][],
  rule: string,
  verdict: Verdict | readonly Verdict[],
): Expected {
  return Object.fromEntries(
    accounts.flatMap((account) => REGIONS.map((region) => [`${rule} ${account} ${region}`, verdict])),
  );
}

/** One verdict in every account and both regions. */
export function everywhere(rule: string, verdict: Verdict | readonly Verdict[]): Expected {
  return inEach(ACCOUNTS, rule, verdict);
}
