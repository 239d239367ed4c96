import { stringify } from 'yaml';
import { CoreRole } from '../../model/names.ts';
import { CORE_POLICIES } from './core-policies.ts';
import { type PolicyDocument, type PolicyRequest, policiesOf } from './policies.ts';

/**
 * A CloudFormation template of the scan role in YAML, for a StackSet over the members and a stack in the management
 * account: the same parameters fit both.
 */
export function policyCloudFormation(request: PolicyRequest): string {
  const { everyAccount, coreAccounts } = policiesOf(request);
  const ofRoles = CoreRole.options.flatMap((role): RolePolicy[] => {
    const document = coreAccounts[role];
    return document === undefined ? [] : [{ ...CORE_POLICIES[role], account: request.coreAccounts[role], document }];
  });
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'The role that Zonewarden assumes to read this account. It reads only.',
    Parameters: { ...parametersOf(request), ...accountParameters(ofRoles) },
    Conditions: {
      HasOrganization: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'OrganizationId' }, ''] }] },
      HasExternalId: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'ExternalId' }, ''] }] },
      HasTrustConditions: { 'Fn::Or': [{ Condition: 'HasOrganization' }, { Condition: 'HasExternalId' }] },
      ...Object.fromEntries(
        ofRoles.map(({ name }) => [`Is${name}`, { 'Fn::Equals': [{ Ref: `${name}Id` }, { Ref: 'AWS::AccountId' }] }]),
      ),
    },
    Resources: {
      ScanRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: { Ref: 'RoleName' },
          Path: { Ref: 'RolePath' },
          Description: 'Read by Zonewarden',
          AssumeRolePolicyDocument: TRUST,
          Policies: [
            { PolicyName: 'read-the-account', PolicyDocument: everyAccount },
            ...ofRoles.map(({ name, policyName, document }) =>
              given(`Is${name}`, { PolicyName: policyName, PolicyDocument: document }),
            ),
          ],
        },
      },
    },
    Outputs: { RoleArn: { Description: 'The scan role', Value: { 'Fn::GetAtt': ['ScanRole', 'Arn'] } } },
  };
  return `${FIRST_LINES}${stringify(template, QUOTED)}`;
}

type RolePolicy = (typeof CORE_POLICIES)[CoreRole] & {
  readonly account: string | undefined;
  readonly document: PolicyDocument;
};

const FIRST_LINES = [
  '# Written by zonewarden policy. Deploy it with CAPABILITY_NAMED_IAM: as a StackSet over the member accounts, and as a',
  '# stack in the management account, which StackSets leave out.',
  '',
].join('\n');

/** CloudFormation reads YAML 1.1, to which an external id such as `1:30` is a number. */
const QUOTED = {
  lineWidth: 0,
  aliasDuplicateObjects: false,
  defaultStringType: 'QUOTE_DOUBLE',
  defaultKeyType: 'PLAIN',
} as const;

const TRUST = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: { Ref: 'TrustedPrincipals' } },
      Action: 'sts:AssumeRole',
      Condition: given('HasTrustConditions', {
        StringEquals: {
          'aws:PrincipalOrgID': given('HasOrganization', { Ref: 'OrganizationId' }),
          'sts:ExternalId': given('HasExternalId', { Ref: 'ExternalId' }),
        },
      }),
    },
  ],
};

/** A value that is left out where the condition does not hold. */
function given(condition: string, value: object): object {
  return { 'Fn::If': [condition, value, { Ref: 'AWS::NoValue' }] };
}

function parametersOf({ roleName, path, principals, organizationId, externalId }: PolicyRequest) {
  return {
    RoleName: {
      Type: 'String',
      Default: roleName,
      AllowedPattern: '[A-Za-z0-9_+=,.@-]{1,64}',
      Description: 'The same in every account. Where service control policies close regions, a name that they exempt.',
    },
    RolePath: { Type: 'String', Default: path, AllowedPattern: '/([A-Za-z0-9_+=,.@-]+/)*' },
    TrustedPrincipals: {
      Type: 'CommaDelimitedList',
      ...(principals.length === 0 ? {} : { Default: principals.join(',') }),
      Description: 'ARNs of the principals that run the scan, and nobody else',
    },
    OrganizationId: {
      Type: 'String',
      Default: organizationId ?? '',
      AllowedPattern: '(o-[a-z0-9]{10,32})?',
      Description: 'The organization that the principals have to belong to; empty means any',
    },
    ExternalId: {
      Type: 'String',
      Default: externalId ?? '',
      AllowedPattern: '([A-Za-z0-9_+=,.@:/-]{2,1224})?',
      Description: 'externalId of the configuration; empty when it has none',
    },
  };
}

function accountParameters(ofRoles: readonly RolePolicy[]) {
  return Object.fromEntries(
    ofRoles.map(({ name, account = '', description }) => [
      `${name}Id`,
      { Type: 'String', Default: account, AllowedPattern: '([0-9]{12})?', Description: description },
    ]),
  );
}
