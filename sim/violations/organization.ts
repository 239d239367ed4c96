import type { LandingZone } from '../landing-zone/landing-zone.ts';
import { unitNamed } from '../landing-zone/organization.ts';
import { firstWorkload, found, violations } from './violation.ts';

/** Requirements that are asked of workload accounts, or whose subjects are searched for in every account. */
const UNSEEN_ACCOUNT = [
  ...['01', '05'].map((number) => `ASEA-LM-CL-${number}`),
  ...['06', '15', '16', '17', '19'].map((number) => `ASEA-LM-CT-${number}`),
  ...['01', '02', '03', '04', '05', '06'].map((number) => `ASEA-LM-FL-${number}`),
  'ASEA-LM-OV-02',
];
export const ORGANIZATION_VIOLATIONS = violations({
  'security-account-suspended': {
    description: 'The security account is suspended',
    requirements: ['ASEA-LM-OV-03'],
    apply(landingZone) {
      const { account } = securityEntry(landingZone);
      account.Status = 'SUSPENDED';
      account.State = 'SUSPENDED';
    },
  },
  'security-account-unmanaged': {
    description: 'The security account was moved to the organizational unit that nobody manages',
    requirements: ['ASEA-LM-OV-03'],
    apply(landingZone) {
      securityEntry(landingZone).parent = unitNamed(landingZone.organization, 'UnManaged');
    },
  },
  'consolidated-billing': {
    description: 'The organization only has consolidated billing',
    requirements: ['ASEA-LM-OV-04'],
    apply({ organization }) {
      organization.organization.FeatureSet = 'CONSOLIDATED_BILLING';
    },
  },
  'policies-disabled': {
    description: 'Service control policies are not enabled on the root',
    requirements: ['ASEA-LM-OV-04'],
    apply({ organization }) {
      organization.root.PolicyTypes = [];
    },
  },
  'trusted-service-missing': {
    description: 'GuardDuty has no trusted access to the organization',
    requirements: ['ASEA-LM-OV-04'],
    apply({ organization }) {
      organization.trustedServices = organization.trustedServices.filter(
        ({ ServicePrincipal }) => ServicePrincipal !== 'guardduty.amazonaws.com',
      );
    },
  },
  'missing-role': {
    description: 'The first workload account lacks the role that the scanner assumes',
    requirements: [],
    besides: { unknown: UNSEEN_ACCOUNT },
    apply(landingZone) {
      landingZone.missingRoles.add(firstWorkload(landingZone));
    },
  },
});

function securityEntry({ organization, core }: LandingZone) {
  return found(organization.accounts.get(core.security), 'a security account');
}
