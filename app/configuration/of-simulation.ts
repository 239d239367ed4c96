import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import type { LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import { UserError } from '../user-error.ts';

const FIRST_LINE = '# Written by zonewarden sim, which may write it again.\n';

/** The configuration that fits a simulated organization, as YAML. */
export function configurationOf(landingZone: LandingZone): string {
  return stringify({
    organization: {
      homeRegion: landingZone.homeRegion,
      accounts: landingZone.core,
      scanRole: landingZone.scanRole,
      ...(landingZone.externalId === null ? {} : { externalId: landingZone.externalId }),
    },
    profile: 'asea-pbmm',
  });
}

/** Throws UserError when there is a file that a simulation has not written: it may be somebody's configuration. */
export function writeConfiguration(file: string, configuration: string): void {
  try {
    if (existsSync(file) && !readFileSync(file, 'utf8').startsWith(FIRST_LINE)) {
      throw new UserError([`--write-config ${file}: is there already, and not from a simulation; name another file`]);
    }
    writeFileSync(file, `${FIRST_LINE}${configuration}`);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError([`--write-config ${file}: cannot be written: ${(error as Error).message}`]);
  }
}
