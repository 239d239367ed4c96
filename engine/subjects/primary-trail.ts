import { PRIMARY_TRAIL_NEEDS, primaryTrail } from '../facts/cloudtrail/primary-trail.ts';
import { subjects } from '../subject.ts';

/** The one organization trail that carries the audit record. */
export const primaryTrails = subjects({
  kind: 'primary-trail',
  scope: 'organization',
  needs: PRIMARY_TRAIL_NEEDS,
  list(inventory) {
    const trail = primaryTrail(inventory);
    if (trail === null) return { subjects: [], none: 'The organization has no trail.' };
    const { id, name, ownerAccount, homeRegion } = trail;
    return {
      subjects: [{ kind: 'primary-trail', account: ownerAccount, region: homeRegion, arn: id, name, resource: trail }],
    };
  },
});
