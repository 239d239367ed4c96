import type { LandingZone } from '../landing-zone/landing-zone.ts';
import { FLOW_LOG_VIOLATIONS } from './flow-log.ts';
import { LOG_BUCKET_VIOLATIONS } from './log-bucket.ts';
import { LOG_GROUP_VIOLATIONS } from './log-group.ts';
import { LOG_PIPELINE_VIOLATIONS } from './log-pipeline.ts';
import { ORGANIZATION_VIOLATIONS } from './organization.ts';
import { TRAIL_VIOLATIONS } from './trail.ts';
import { TRAIL_DELIVERY_VIOLATIONS } from './trail-delivery.ts';
import type { Violation } from './violation.ts';

export { TooSmall, type Violation } from './violation.ts';

/** Every violation, by name. */
export const VIOLATIONS: Readonly<Record<string, Violation>> = {
  ...ORGANIZATION_VIOLATIONS,
  ...TRAIL_VIOLATIONS,
  ...TRAIL_DELIVERY_VIOLATIONS,
  ...LOG_BUCKET_VIOLATIONS,
  ...FLOW_LOG_VIOLATIONS,
  ...LOG_PIPELINE_VIOLATIONS,
  ...LOG_GROUP_VIOLATIONS,
};

/** Applies violations by name. Throws before anything changes when there is a name that it does not know. */
export function violate(landingZone: LandingZone, names: readonly string[]): void {
  const unknown = names.filter((name) => !Object.hasOwn(VIOLATIONS, name));
  if (unknown.length > 0) {
    const known = Object.keys(VIOLATIONS).join(', ');
    throw new RangeError(`there is no violation ${unknown.join(', ')}; there are: ${known}`);
  }
  for (const name of names) VIOLATIONS[name]?.apply(landingZone);
}
