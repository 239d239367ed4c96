import type { CoreRole } from '../../model/names.ts';
import type { Targets } from '../../model/snapshot.ts';
import { organizationArn } from '../places.ts';
import { subjects } from '../subject.ts';

const ROLE_NAMES = {
  management: 'management account',
  logArchive: 'log archive account',
  security: 'security account',
} as const satisfies Record<CoreRole, string>;

/** The three roles of the landing zone. A role that the configuration gives to no account is one of them. */
export const coreAccounts = subjects({
  kind: 'core-account',
  scope: 'organization',
  needs: [],
  list({ targets }, { account, region }) {
    const roles = ['management', 'logArchive', 'security'] as const;
    const listed = roles.map((role) => ({
      kind: 'core-account' as const,
      account,
      region,
      arn: arnOf(role, targets),
      name: ROLE_NAMES[role],
      role,
    }));
    return { subjects: listed.sort((a, b) => (a.arn < b.arn ? -1 : 1)) };
  },
});

/** The account's ARN where it holds one role only; else something that is unique within the organization. */
function arnOf(role: CoreRole, targets: Targets): string {
  const { partition, organizationId, core } = targets;
  const account = core[role];
  const isShared = Object.values(core).filter((other) => other === account).length > 1;
  if (account === null || isShared || organizationId === null || core.management === null)
    return `${organizationArn(targets)}/role/${role}`;
  return `arn:${partition}:organizations::${core.management}:account/${organizationId}/${account}`;
}
