import type { KeyMetadata } from '@aws-sdk/client-kms';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { found, type Violations } from '../../violations/violation.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Changes to the key of the bucket that receives the logs. */
export const kmsViolations: Violations = {
  'log-key-not-rotating': {
    description: 'The key of the log bucket does not rotate',
    requirements: ['ASEA-LM-CT-17'],
    apply: ({ core, homeRegion, changeRegion }) =>
      changeRegion(core.logArchive, homeRegion, ({ kms: { keys } }) => {
        found(keys[0], 'a customer managed key').rotates = false;
      }),
  },
  'log-key-pending-deletion': {
    description: 'The key of the log bucket is about to be deleted',
    requirements: ['ASEA-LM-CT-17'],
    apply: (landingZone) =>
      changeKey(landingZone, {
        Enabled: false,
        KeyState: 'PendingDeletion',
        DeletionDate: new Date(landingZone.now.getTime() + 7 * DAY),
      }),
  },
  'log-key-disabled': {
    description: 'The key of the log bucket is disabled',
    requirements: ['ASEA-LM-CT-17'],
    apply: (landingZone) => changeKey(landingZone, { Enabled: false, KeyState: 'Disabled' }),
  },
};

function changeKey({ core, homeRegion, changeRegion }: LandingZone, change: Partial<KeyMetadata>): void {
  changeRegion(core.logArchive, homeRegion, ({ kms: { keys } }) => {
    const key = keys.find(({ metadata }) => metadata.KeyManager === 'CUSTOMER');
    Object.assign(found(key, 'a key of the log archive').metadata, change);
  });
}
