import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { unitNamed } from '../../landing-zone/organization.ts';
import { found, type Violations } from '../../violations/violation.ts';

/** Only the administrator of GuardDuty can say these, and an account that is left out is not asked. */
const OF_THE_SECURITY_ACCOUNT = ['ASEA-LM-GD-03', 'ASEA-LM-GD-04', 'ASEA-LM-GD-08', 'ASEA-LM-GD-09'];

/** Changes to the organization, its accounts and units. */
export const organizationsViolations: Violations = {
  'security-account-suspended': {
    description: 'The security account is suspended',
    requirements: ['ASEA-LM-OV-03'],
    besides: { unknown: OF_THE_SECURITY_ACCOUNT },
    apply(landingZone) {
      const { account } = securityEntry(landingZone);
      account.Status = 'SUSPENDED';
      account.State = 'SUSPENDED';
    },
  },
  'security-account-unmanaged': {
    description: 'The security account was moved to the organizational unit that nobody manages',
    requirements: ['ASEA-LM-OV-03'],
    besides: { unknown: OF_THE_SECURITY_ACCOUNT },
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
};

function securityEntry({ organization, core }: LandingZone) {
  return found(organization.accounts.get(core.security), 'a security account');
}
