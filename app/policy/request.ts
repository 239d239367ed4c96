import { actionsFor } from '../../collectors/permissions.ts';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { neededTypes } from '../../engine/needed-types.ts';
import type { Rule } from '../../model/rule.ts';
import type { Configuration } from '../configuration/schema.ts';
import { UserError } from '../user-error.ts';
import type { PolicyFormat } from './formats.ts';
import type { PolicyRequest } from './policies.ts';

export type PolicyOptions = {
  readonly roleName?: string;
  readonly principal: readonly string[];
  readonly organization?: string;
  readonly externalId?: string;
};

/** The role's name where nobody gives one: in an accelerator's landing zone the prefix is exempt from its guardrails. */
export const DEFAULT_ROLE = 'ASEA-ComplianceScan';

/**
 * What the policies of a scan by these rules are made for, from the options and, where they say nothing, from the configuration. Throws UserError
 * with everything that is wrong with the options.
 */
export function policyRequest(
  options: PolicyOptions,
  format: PolicyFormat | null,
  organization: Configuration['organization'] | null,
  rules: readonly Rule[],
): PolicyRequest {
  const faults = faultsOf(options, format);
  if (faults.length > 0) throw new UserError(faults);
  const role = options.roleName ?? organization?.scanRole ?? DEFAULT_ROLE;
  const split = role.lastIndexOf('/') + 1;
  const callerReadsOrganization = organization !== null && organization.accounts.management === undefined;
  return {
    roleName: role.slice(split),
    path: `/${role.slice(0, split)}`.replace('//', '/'),
    partition: partitionOf(options.principal[0], organization?.homeRegion),
    principals: options.principal,
    organizationId: options.organization ?? null,
    externalId: options.externalId ?? organization?.externalId ?? null,
    coreAccounts: organization?.accounts ?? {},
    actions: actionsFor(neededTypes(rules, vocabulary), { callerReadsOrganization }),
  };
}

const PRINCIPAL = /^arn:(aws[a-z-]*):iam::\d{12}:(root|(role|user)\/[\w+=,.@/-]+)$/;

function faultsOf({ roleName, principal, organization, externalId }: PolicyOptions, format: PolicyFormat | null) {
  const faults: string[] = [];
  if (roleName !== undefined && !/^([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/.test(roleName)) {
    faults.push(`--role-name ${roleName}: wanted the name of a role, with its path and without its ARN`);
  }
  for (const arn of principal) {
    if (!PRINCIPAL.test(arn)) {
      faults.push(`--principal ${arn}: wanted the ARN of a role or user, such as arn:aws:iam::111122223333:role/scan`);
    } else if (format === 'cloudformation' && arn.includes(',')) {
      faults.push(`--principal ${arn}: has a comma, at which CloudFormation splits the list; name another principal`);
    }
  }
  const partitions = new Set(principal.flatMap((arn) => PRINCIPAL.exec(arn)?.[1] ?? []));
  if (partitions.size > 1) {
    faults.push(`--principal: all have to be in one partition, and these are in ${[...partitions].join(' and ')}`);
  }
  if (organization !== undefined && !/^o-[a-z0-9]{10,32}$/.test(organization)) {
    faults.push(`--organization ${organization}: the id of an organization looks like o-a1b2c3d4e5`);
  }
  if (externalId !== undefined && !/^[\w+=,.@:/-]{2,1224}$/.test(externalId)) {
    faults.push(`--external-id ${externalId}: wanted 2 to 1224 letters, digits or the characters _+=,.@:/-`);
  }
  return faults;
}

function partitionOf(principal: string | undefined, homeRegion = ''): string {
  const named = principal === undefined ? undefined : PRINCIPAL.exec(principal)?.[1];
  if (named !== undefined) return named;
  if (homeRegion.startsWith('us-gov-')) return 'aws-us-gov';
  return homeRegion.startsWith('cn-') ? 'aws-cn' : 'aws';
}
