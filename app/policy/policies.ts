import type { ByWhom } from '../../collectors/permissions.ts';

/** What the policies are made for. */
export type PolicyRequest = {
  /** Without its path. */
  readonly roleName: string;
  /** `/`, or `/path/`. */
  readonly path: string;
  /** `aws`, `aws-us-gov`, `aws-cn`. */
  readonly partition: string;
  /** ARNs that may assume the role; empty: left to whoever deploys it. */
  readonly principals: readonly string[];
  /** null: principals of any organization. */
  readonly organizationId: string | null;
  /** null: the role asks for none. */
  readonly externalId: string | null;
  /** null: left to whoever deploys the role. */
  readonly managementAccount: string | null;
  readonly actions: ByWhom<readonly string[]>;
};

export type Statement = {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: string;
};
export type PolicyDocument = { readonly Version: '2012-10-17'; readonly Statement: readonly Statement[] };

/** The bare policies, by whom they are attached. Everything that is read may be read of every resource. */
export function policiesOf({ actions, partition, path, roleName }: PolicyRequest): ByWhom<PolicyDocument> {
  const role = `arn:${partition}:iam::*:role${path}${roleName}`;
  return {
    everyAccount: allow([actions.everyAccount, '*']),
    managementAccount: allow([actions.managementAccount, '*']),
    scanningPrincipal: allow(
      [actions.scanningPrincipal.filter(isOfRole), role],
      [actions.scanningPrincipal.filter((action) => !isOfRole(action)), '*'],
    ),
  };
}

/** Who may assume the role; null: no principal is named. */
export function trustPolicyOf({ principals, organizationId, externalId }: PolicyRequest) {
  if (principals.length === 0) return null;
  const conditions = {
    ...(organizationId === null ? {} : { 'aws:PrincipalOrgID': organizationId }),
    ...(externalId === null ? {} : { 'sts:ExternalId': externalId }),
  };
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: principals },
        Action: 'sts:AssumeRole',
        ...(Object.keys(conditions).length === 0 ? {} : { Condition: { StringEquals: conditions } }),
      },
    ],
  };
}

/** A statement for each list of actions that is not empty, with its resource. */
function allow(...grants: readonly (readonly [readonly string[], string])[]): PolicyDocument {
  const given = grants.filter(([actions]) => actions.length > 0);
  return {
    Version: '2012-10-17',
    Statement: given.map(([actions, resource]) => ({ Effect: 'Allow', Action: actions, Resource: resource })),
  };
}

function isOfRole(action: string): boolean {
  return action === 'sts:AssumeRole';
}
