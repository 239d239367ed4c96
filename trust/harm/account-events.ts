import type { LandingZone } from '../../sim/landing-zone/landing-zone.ts';

/** What can happen to the accounts of an organization while it is scanned. */
export const ACCOUNT_EVENTS: Readonly<Record<string, (landingZone: LandingZone) => void>> = {
  added(landingZone) {
    const { plan, organization } = landingZone;
    const [pattern] = workloads(landingZone);
    const planned = plan.accounts.get(pattern?.account.Id ?? '');
    if (pattern === undefined || planned === undefined) return;
    const Arn = pattern.account.Arn?.replace(/\d{12}$/, ADDED);
    plan.accounts.set(ADDED, { ...planned, id: ADDED, name: 'just-added' });
    organization.accounts.set(ADDED, {
      account: { ...pattern.account, Id: ADDED, Arn, Name: 'just-added' },
      parent: pattern.parent,
    });
  },
  removed(landingZone) {
    landingZone.organization.accounts.delete(lastOf(landingZone));
  },
  suspended: (landingZone) => setState(landingZone, 'SUSPENDED'),
  closing: (landingZone) => setState(landingZone, 'PENDING_CLOSURE'),
  moved(landingZone) {
    const { accounts, root } = landingZone.organization;
    const one = accounts.get(lastOf(landingZone));
    if (one !== undefined) one.parent = root.Id ?? '';
  },
};

/** The account that the event `added` adds. */
export const ADDED = '999911112222';

/** Every account that has no role, sorted. */
function workloads({ organization, core }: LandingZone) {
  const roles = new Set<string | null>(Object.values(core));
  const ids = [...organization.accounts.keys()].filter((id) => !roles.has(id)).sort();
  return ids.flatMap((id) => organization.accounts.get(id) ?? []);
}

/** The account that everything but `added` happens to. */
export function lastOf(landingZone: LandingZone): string {
  const account = workloads(landingZone).at(-1)?.account.Id;
  if (account === undefined) throw new Error('the organization has no account without a role');
  return account;
}

function setState({ organization, ...rest }: LandingZone, state: 'SUSPENDED' | 'PENDING_CLOSURE'): void {
  const id = lastOf({ organization, ...rest });
  const found = organization.accounts.get(id);
  if (found === undefined) return;
  organization.accounts.set(id, { ...found, account: { ...found.account, State: state, Status: state } });
}
