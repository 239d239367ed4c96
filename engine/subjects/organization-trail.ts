import { trailsOfOrganization } from '../facts/cloudtrail/organization-trails.ts';
import { subjects } from '../subject.ts';

/** Every organization trail. */
export const organizationTrailSubjects = subjects({
  kind: 'organization-trail',
  scope: 'organization',
  needs: ['trail'],
  list(inventory) {
    const { values: trails, causes } = trailsOfOrganization(inventory);
    if (trails.length === 0 && causes.length === 0) return { subjects: [], none: 'The organization has no trail.' };
    return {
      subjects: trails.map((trail) => ({
        kind: 'organization-trail',
        account: trail.ownerAccount,
        region: trail.homeRegion,
        arn: trail.id,
        name: trail.name,
        resource: trail,
      })),
      causes,
    };
  },
});
