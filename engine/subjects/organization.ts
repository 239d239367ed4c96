import { ORGANIZATION } from '../places.ts';
import { subjects } from '../subject.ts';

/** The organization itself; the account where there is none. */
export const organizations = subjects({
  kind: 'organization',
  scope: 'organization',
  needs: [],
  list({ targets }, { account, region }) {
    const name = targets.organizationId ?? account;
    return { subjects: [{ kind: 'organization', account, region, arn: ORGANIZATION, name }] };
  },
});
