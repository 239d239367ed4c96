import type { CoreRole } from '../../model/names.ts';

/** What templates call the policy of the account in a role, and the parameter that says which account it is. */
export const CORE_POLICIES = {
  management: {
    ...{ name: 'ManagementAccount', variable: 'management_account', policyName: 'read-the-organization' },
    description: 'In this account the role may also read what only the management account is asked',
  },
  logArchive: {
    ...{ name: 'LogArchiveAccount', variable: 'log_archive_account', policyName: 'read-the-log-archive' },
    description: 'In this account the role may also read what only the log archive is asked',
  },
  security: {
    ...{ name: 'SecurityAccount', variable: 'security_account', policyName: 'read-the-security-account' },
    description: 'In this account the role may also read what only the security account is asked',
  },
} as const satisfies Record<CoreRole, Readonly<Record<'name' | 'variable' | 'policyName' | 'description', string>>>;
