import type { AdminAccount } from '@aws-sdk/client-guardduty';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { found, type Violations } from '../../violations/violation.ts';
import { changeMember, changeSecurity, detectorOf, guardDutyOff } from './changes.ts';
import type { OrganizationSettings } from './state.ts';

/** Changes to what the management account and the administrator say, in the home region unless told otherwise. */
export const ADMINISTRATOR_VIOLATIONS: Violations = {
  'guardduty-administrator-missing': {
    description: 'No account is the administrator of GuardDuty in the home region',
    requirements: ['ASEA-LM-GD-02', 'ASEA-LM-GD-05'],
    apply: changeDesignation(() => []),
  },
  'guardduty-administrator-elsewhere': {
    description: 'The log archive is the administrator of GuardDuty in the home region',
    requirements: ['ASEA-LM-GD-02', 'ASEA-LM-GD-05'],
    apply: changeDesignation(({ core }) => [{ AdminAccountId: core.logArchive, AdminStatus: 'ENABLED' }]),
  },
  'guardduty-administrator-being-removed': {
    description: 'The security account is about to lose the administration of GuardDuty in the home region',
    requirements: ['ASEA-LM-GD-02', 'ASEA-LM-GD-05'],
    apply: changeDesignation(({ core }) => [{ AdminAccountId: core.security, AdminStatus: 'DISABLE_IN_PROGRESS' }]),
  },
  'guardduty-auto-enable-off': {
    description: 'New accounts do not become members of GuardDuty in the home region',
    requirements: ['ASEA-LM-GD-03', 'ASEA-LM-GD-05'],
    besides: { 'not-applicable': ['ASEA-LM-GD-08'] },
    apply: changeSettings((settings) => {
      settings.autoEnableMembers = 'NONE';
    }),
  },
  'guardduty-member-limit-reached': {
    description: 'GuardDuty takes no more members in the home region',
    requirements: ['ASEA-LM-GD-03', 'ASEA-LM-GD-05'],
    apply: changeSettings((settings) => {
      settings.memberAccountLimitReached = true;
    }),
  },
  'guardduty-eks-not-auto-enabled': {
    description: 'Members of GuardDuty do not get the protection of EKS in the home region',
    requirements: ['ASEA-LM-GD-08'],
    apply: changeSettings(({ features }) => {
      const feature = features.find(({ Name }) => Name === 'EKS_AUDIT_LOGS');
      found(feature, 'a feature of the organization').AutoEnable = 'NONE';
    }),
  },
  'guardduty-member-missing': {
    description: 'The administrator of GuardDuty does not know the first workload account',
    requirements: ['ASEA-LM-GD-04'],
    apply: (landingZone) => changeMember(landingZone, () => null),
  },
  'guardduty-member-email-unverified': {
    description: 'The first workload account is a member of GuardDuty whose e-mail address could not be verified',
    requirements: ['ASEA-LM-GD-04'],
    apply: (landingZone) =>
      changeMember(landingZone, (member) => ({ ...member, RelationshipStatus: 'EmailVerificationFailed' })),
  },
  'guardduty-administrator-detector-disabled': {
    description: 'The detector of the administrator itself is suspended',
    requirements: ['ASEA-LM-GD-01', 'ASEA-LM-GD-05', 'ASEA-LM-OV-01'],
    besides: { 'not-applicable': ['ASEA-LM-GD-07', 'ASEA-LM-GD-08', 'ASEA-LM-GD-09'] },
    apply: (landingZone) =>
      changeSecurity(landingZone, (state) => {
        detectorOf(state).status = 'DISABLED';
      }),
  },
  'guardduty-off-in-a-region': {
    description: 'Nobody has turned GuardDuty on in the last region',
    requirements: [
      'ASEA-LM-GD-01',
      'ASEA-LM-GD-02',
      'ASEA-LM-GD-03',
      'ASEA-LM-GD-04',
      'ASEA-LM-GD-05',
      'ASEA-LM-OV-01',
    ],
    besides: { 'not-applicable': ['ASEA-LM-GD-02', 'ASEA-LM-GD-07', 'ASEA-LM-GD-08', 'ASEA-LM-GD-09'] },
    apply: ({ plan, regions, isEnabled, changeRegion }) => {
      found(regions[1], 'a second region');
      const region = found(regions.at(-1), 'a region');
      for (const account of plan.accounts.keys()) {
        if (isEnabled(account, region)) changeRegion(account, region, ({ guardduty }) => guardDutyOff(guardduty));
      }
    },
  },
};

function changeDesignation(designate: (landingZone: LandingZone) => AdminAccount[]) {
  return (landingZone: LandingZone): void => {
    const { core, homeRegion, changeRegion } = landingZone;
    const adminAccounts = designate(landingZone);
    changeRegion(core.management, homeRegion, ({ guardduty }) => {
      guardduty.adminAccounts = adminAccounts;
    });
  };
}

function changeSettings(change: (settings: OrganizationSettings) => void) {
  return (landingZone: LandingZone): void =>
    changeSecurity(landingZone, ({ organization }) => {
      change(found(organization ?? undefined, 'an administrator of GuardDuty'));
    });
}
