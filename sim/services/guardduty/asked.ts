import type { Listing } from '../../handlers/paging.ts';
import { placeOf } from '../../handlers/place.ts';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { type Call, SimError } from '../../operation.ts';
import type { DetectorState, GuardDutyState } from './state.ts';

/** What GuardDuty has where a call goes to. A region that the account has not enabled answers 403. */
export function guardDutyIn(landingZone: LandingZone, call: Call): GuardDutyState {
  return placeOf(landingZone, call, 403).guardduty;
}

/** The detector of the account that calls. Everything but two operations asks for its id first. */
export function ownDetector(landingZone: LandingZone, id: string | undefined, call: Call): DetectorState {
  const { detector } = guardDutyIn(landingZone, call);
  if (detector === null || detector.id !== id) {
    throw badRequest('The request is rejected because the input detectorId is not owned by the current account.');
  }
  return detector;
}

/** GuardDuty has one error for all that is wrong with a request, also for what the caller is not. */
export function badRequest(message: string): SimError {
  return new SimError('BadRequestException', message, 400);
}

export const INVALID =
  'The request is rejected because an invalid or out-of-range value is specified as an input parameter.';

/** To a call that is for the management account or the administrator, by another account. */
export const NOT_PERMITTED = 'The request failed because you do not have required AWS Organization master permission.';

export function listingOf(pageSize: number): Listing {
  return {
    pageSize,
    bounds: [1, 50],
    badSize: () => badRequest(INVALID),
    badToken: () => badRequest(INVALID),
  };
}
