import type { CoreRole } from '../../model/names.ts';
import { ORGANIZATION } from '../places.ts';
import { subjects } from '../subject.ts';

const ROLE_NAMES = {
  management: 'management account',
  logArchive: 'log archive account',
  security: 'security account',
} as const satisfies Record<CoreRole, string>;

/**
 * The three roles of the landing zone, whichever accounts hold them. A role that the configuration gives to no account is
 * one of them.
 */
export const coreAccounts = subjects({
  kind: 'core-account',
  scope: 'organization',
  needs: [],
  list(_world, { account, region }) {
    const roles = ['management', 'logArchive', 'security'] as const;
    const listed = roles.map((role) => ({
      kind: 'core-account' as const,
      account,
      region,
      arn: `${ORGANIZATION}/role/${role}`,
      name: ROLE_NAMES[role],
      role,
    }));
    return { subjects: listed.sort((a, b) => (a.arn < b.arn ? -1 : 1)) };
  },
});
