import type { LandingZone } from '../landing-zone/landing-zone.ts';
import { SERVICES } from '../services/index.ts';
import type { Violation, Violations } from './violation.ts';

export { TooSmall } from './violation.ts';

/** Every violation, by name. */
export const VIOLATIONS: Violations = merged(Object.values(SERVICES).map(({ violations }) => violations));

/** Applies violations by name. Throws before anything changes when there is a name that it does not know. */
export function violate(landingZone: LandingZone, names: readonly string[]): void {
  const unknown = names.filter((name) => !Object.hasOwn(VIOLATIONS, name));
  if (unknown.length > 0) {
    const known = Object.keys(VIOLATIONS).join(', ');
    throw new RangeError(`there is no violation ${unknown.join(', ')}; there are: ${known}`);
  }
  for (const name of names) VIOLATIONS[name]?.apply(landingZone);
}

function merged(groups: readonly Violations[]): Violations {
  const all: Record<string, Violation> = {};
  for (const [name, violation] of groups.flatMap((group) => Object.entries(group))) {
    if (Object.hasOwn(all, name)) throw new Error(`two violations are named ${name}`);
    all[name] = violation;
  }
  return all;
}
