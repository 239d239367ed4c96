import { z } from 'zod';
import { MANAGEMENT, ORGANIZATION } from '../baseline.ts';
import { AccountId } from '../names.ts';
import { resource } from '../resource-definition.ts';

export const ORGANIZATIONS = {
  organization: resource({
    operation: 'organizations:DescribeOrganization',
    accounts: 'management',
    scope: 'global',
    fields: {
      /** `o-…`; `id` is the ARN. */
      organizationId: z.string(),
      managementAccount: AccountId,
      featureSet: z.enum(['ALL', 'CONSOLIDATED_BILLING']),
    },
    id: ({ organizationId, managementAccount }) =>
      `arn:aws:organizations::${managementAccount}:organization/${organizationId}`,
    baseline: {
      account: MANAGEMENT,
      fields: { organizationId: ORGANIZATION, managementAccount: MANAGEMENT, featureSet: 'ALL' },
    },
  }),
  /** The root of the organization's tree, with the policy types that it has. */
  'organization-root': resource({
    operation: 'organizations:ListRoots',
    accounts: 'management',
    scope: 'global',
    fields: {
      rootId: z.string(),
      policyTypes: z.array(z.strictObject({ type: z.string(), status: z.string() })),
    },
    id: ({ rootId }, { account }) => `arn:aws:organizations::${account}:root/${ORGANIZATION}/${rootId}`,
    baseline: {
      account: MANAGEMENT,
      fields: { rootId: 'r-exam', policyTypes: [{ type: 'SERVICE_CONTROL_POLICY', status: 'ENABLED' }] },
    },
  }),
  /** A service principal with trusted access to the organization; `id` is the principal. */
  'trusted-service': resource({
    operation: 'organizations:ListAWSServiceAccessForOrganization',
    accounts: 'management',
    scope: 'global',
    fields: { servicePrincipal: z.string() },
    id: ({ servicePrincipal }) => servicePrincipal,
    baseline: { account: MANAGEMENT, fields: { servicePrincipal: 'cloudtrail.amazonaws.com' } },
  }),
};
