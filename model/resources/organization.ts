import { z } from 'zod';
import { AccountId } from '../names.ts';
import { resource } from './base.ts';

export const Organization = resource('organization', {
  /** `o-…`; `id` is the ARN. */
  organizationId: z.string(),
  managementAccount: AccountId,
  featureSet: z.enum(['ALL', 'CONSOLIDATED_BILLING']),
});

/** The root of the organization's tree, with the policy types that it has. */
export const OrganizationRoot = resource('organization-root', {
  rootId: z.string(),
  policyTypes: z.array(z.strictObject({ type: z.string(), status: z.string() })),
});

/** A service principal with trusted access to the organization; `id` is the principal. */
export const TrustedService = resource('trusted-service', { servicePrincipal: z.string() });
