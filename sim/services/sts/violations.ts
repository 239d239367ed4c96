import { firstWorkload, type Violations } from '../../violations/violation.ts';

/** Changes to the role that a scanner assumes. */
export const stsViolations: Violations = {
  'missing-role': {
    description: 'The first workload account lacks the role that the scanner assumes',
    requirements: [],
    besides: { unknown: 'all that need the account' },
    apply(landingZone) {
      landingZone.missingRoles.add(firstWorkload(landingZone));
    },
  },
};
