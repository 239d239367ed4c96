import { type ByWhom, resourceOf } from '../../collectors/permissions.ts';
import { type AccountId, CoreRole } from '../../model/names.ts';

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
  /** The accounts in a role; those left out: left to whoever deploys the role. */
  readonly coreAccounts: { readonly [Role in CoreRole]?: AccountId | undefined };
  readonly actions: ByWhom<readonly string[]>;
};

export type Statement = {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: string;
};
export type PolicyDocument = { readonly Version: '2012-10-17'; readonly Statement: readonly Statement[] };

export type Policies = Omit<ByWhom<PolicyDocument>, 'coreAccounts'> & {
  /** A role is left out whose account is asked nothing besides: IAM takes no policy without a statement. */
  readonly coreAccounts: { readonly [Role in CoreRole]?: PolicyDocument };
};

/** The bare policies, by whom they are attached. */
export function policiesOf({ actions, partition, path, roleName }: PolicyRequest): Policies {
  const scanRole = `arn:${partition}:iam::*:role${path}${roleName}`;
  const besides = CoreRole.options.filter((role) => actions.coreAccounts[role].length > 0);
  return {
    everyAccount: allow(actions.everyAccount),
    coreAccounts: Object.fromEntries(besides.map((role) => [role, allow(actions.coreAccounts[role])])),
    scanningPrincipal: allow(actions.scanningPrincipal),
  };

  /** A statement for each resource: `*`, unless the action is allowed on some only. */
  function allow(allowed: readonly string[]): PolicyDocument {
    const byResource = Map.groupBy(allowed, (action) =>
      action === 'sts:AssumeRole' ? scanRole : resourceOf(action, partition),
    );
    return {
      Version: '2012-10-17',
      Statement: [...byResource.keys()]
        .sort()
        .map((resource) => ({ Effect: 'Allow', Action: byResource.get(resource) ?? [], Resource: resource })),
    };
  }
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
