import type { Member } from '@aws-sdk/client-guardduty';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { firstWorkload, found } from '../../violations/violation.ts';
import type { DetectorState, GuardDutyState } from './state.ts';

/** Changes what the administrator has in the home region. */
export function changeSecurity(landingZone: LandingZone, change: (state: GuardDutyState) => void): void {
  const { core, homeRegion, changeRegion } = landingZone;
  changeRegion(core.security, homeRegion, ({ guardduty }) => change(guardduty));
}

/** Changes the administrator's entry of the first workload account; null: there is none any more. */
export function changeMember(landingZone: LandingZone, change: (member: Member) => Member | null): void {
  const account = firstWorkload(landingZone);
  changeSecurity(landingZone, (state) => {
    const at = state.members.findIndex(({ AccountId }) => AccountId === account);
    const changed = change(found(state.members[at], 'a member of GuardDuty'));
    state.members = state.members.toSpliced(at, 1, ...(changed === null ? [] : [changed]));
  });
}

/** As if GuardDuty had never been turned on. */
export function guardDutyOff(state: GuardDutyState): void {
  Object.assign(state, {
    detector: null,
    destinations: [],
    administrator: null,
    adminAccounts: [],
    organization: null,
    members: [],
  } satisfies GuardDutyState);
}

export function detectorOf({ detector }: GuardDutyState): DetectorState {
  return found(detector ?? undefined, 'a detector');
}
