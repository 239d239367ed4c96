import type { Verdict } from '../../model/finding.ts';
import { type MotoOrganization, REGIONS } from './moto-organization.ts';

/** Verdicts by `rule account region`, the account by its name in the scenario's organization. */
export type Expected = Record<string, Verdict | readonly Verdict[]>;

/**
 * What a scenario changes, or counts on to be as it was built. Two of the same concern need an organization each; `all`
 * has one for itself.
 */
export type Concern = 'trail' | 'vpcs and log groups' | 'GuardDuty' | 'trusted access' | 'all';

export type Scenario = {
  readonly name: string;
  readonly concern: Concern;
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

/**
 * Scenarios that can share an organization and a scan, round by round: building one takes hundreds of requests. Each has its
 * own rules and expectations, so one that disturbs another is seen.
 */
export function roundsOf(scenarios: readonly Scenario[]): readonly (readonly Scenario[])[] {
  const { all = [], ...shared } = Object.groupBy(scenarios, ({ concern }) => concern);
  const lists = Object.values(shared);
  const most = Math.max(...lists.map(({ length }) => length));
  const rounds = Array.from({ length: most }, (_, round) => lists.flatMap((list) => list.slice(round, round + 1)));
  return [...rounds, ...all.map((scenario) => [scenario])];
}
