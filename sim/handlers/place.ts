import type { LandingZone } from '../landing-zone/landing-zone.ts';
import type { RegionState } from '../landing-zone/state.ts';
import { type Call, SimError } from '../operation.ts';

/**
 * The state of the place that a regional call goes to. A region that the account has not enabled knows nobody; services
 * whose protocol is REST say so with status 403.
 */
export function placeOf(landingZone: LandingZone, call: Call, status = 400): RegionState {
  if (!landingZone.isEnabled(call.account, call.region)) throw unknownCaller(call, status);
  return landingZone.inRegion(call.account, call.region);
}

/** Refuses a regional call into a region that the account has not enabled. */
export function refuseDisabledRegion(landingZone: LandingZone, call: Call): void {
  if (!landingZone.isEnabled(call.account, call.region)) throw unknownCaller(call);
}

function unknownCaller(call: Call, status = 400): SimError {
  if (call.operation.startsWith('ec2:')) {
    return new SimError('AuthFailure', 'AWS was not able to validate the provided access credentials', 401);
  }
  return new SimError('UnrecognizedClientException', 'The security token included in the request is invalid.', status);
}

/** How AWS words a refusal by IAM. */
export function accessDenied(call: Call, resource: string, code: string, status: number): SimError {
  return new SimError(
    code,
    `User: ${call.principal} is not authorized to perform: ${call.operation} on resource: ${resource}`,
    status,
  );
}
