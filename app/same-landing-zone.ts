import { CoreRole } from '../model/names.ts';
import type { Targets } from '../model/snapshot.ts';
import type { Configuration } from './configuration/schema.ts';
import { UserError } from './user-error.ts';

/**
 * Throws UserError when a configuration speaks of another landing zone than the one that a snapshot was made of: who the
 * core accounts are decided what was asked, and a verdict by others would be about what nobody read.
 */
export function refuseOtherLandingZone(
  folder: string,
  { homeRegion, core }: Pick<Targets, 'homeRegion' | 'core'>,
  { organization }: Pick<Configuration, 'organization'>,
): void {
  const read = [
    { name: 'homeRegion', now: organization.homeRegion, scanned: homeRegion },
    ...CoreRole.options.map((role) => {
      return { name: `accounts.${role}`, now: organization.accounts[role] ?? null, scanned: core[role] };
    }),
  ];
  // A role that the configuration leaves out may have been found in the organization.
  const others = read.filter(({ now, scanned }) => now !== null && now !== scanned);
  if (others.length === 0) return;
  throw new UserError(
    others.map(
      ({ name, now, scanned }) =>
        `organization.${name}: is ${now}, and ${folder} was read with ${scanned ?? 'none'}: use the configuration of that scan, or scan again`,
    ),
  );
}
