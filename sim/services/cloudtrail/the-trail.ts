import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { found } from '../../violations/violation.ts';
import type { TrailState } from './state.ts';

/** The trail that violations change. */
export function theTrail({ global }: LandingZone): TrailState {
  return found(global.cloudtrail.trails[0], 'an organization trail');
}
