import { CoreRole } from '../../model/names.ts';
import { CORE_POLICIES } from './core-policies.ts';
import { type PolicyDocument, type PolicyRequest, policiesOf } from './policies.ts';

/** The scan role as Terraform configuration for the account of its provider. */
export function policyTerraform(request: PolicyRequest): string {
  const { everyAccount, coreAccounts } = policiesOf(request);
  const ofRoles = CoreRole.options.flatMap((role): [CoreRole, PolicyDocument][] => {
    const document = coreAccounts[role];
    return document === undefined ? [] : [[role, document]];
  });
  const roles = ofRoles.map(([role]) => role);
  return `# Written by zonewarden policy: the role that Zonewarden assumes to read this account. It reads only.
# Apply it in every account, the management account included.

${[...variablesOf(request), ...accountVariables(roles, request)].join('\n\n')}

data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = var.trusted_principals
    }
${trustCondition('organization_id', 'aws:PrincipalOrgID')}
${trustCondition('external_id', 'sts:ExternalId')}
  }
}

${[
  readingDocument('every_account', everyAccount),
  ...ofRoles.map(([role, document]) => readingDocument(CORE_POLICIES[role].variable, document)),
].join('\n\n')}

resource "aws_iam_role" "scan" {
  name               = var.role_name
  path               = var.role_path
  description        = "Read by Zonewarden"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "every_account" {
  name   = "read-the-account"
  role   = aws_iam_role.scan.id
  policy = data.aws_iam_policy_document.every_account.json
}
${roles.map(rolePolicy).join('')}

output "role_arn" {
  value = aws_iam_role.scan.arn
}
`;
}

function variablesOf({ principals, roleName, path, organizationId, externalId }: PolicyRequest): string[] {
  return [
    variable('role_name', 'string', 'The same in every account', text(roleName)),
    variable('role_path', 'string', 'The path of the role', text(path)),
    variable(
      'trusted_principals',
      'list(string)',
      'ARNs of the principals that run the scan, and nobody else',
      principals.length === 0 ? null : list(principals, '  '),
    ),
    variable('organization_id', 'string', 'The organization of the principals; empty: any', text(organizationId ?? '')),
    variable('external_id', 'string', 'externalId of the configuration; empty: none', text(externalId ?? '')),
  ];
}

function accountVariables(roles: readonly CoreRole[], { coreAccounts }: PolicyRequest): string[] {
  return roles.map((role) => {
    const { variable: name, description } = CORE_POLICIES[role];
    return variable(`${name}_id`, 'string', description, text(coreAccounts[role] ?? ''));
  });
}

/** Attaches the policy of a role's account there only. */
function rolePolicy(role: CoreRole): string {
  const { variable: name, policyName } = CORE_POLICIES[role];
  return `
resource "aws_iam_role_policy" "${name}" {
  count  = data.aws_caller_identity.current.account_id == var.${name}_id ? 1 : 0
  name   = ${text(policyName)}
  role   = aws_iam_role.scan.id
  policy = data.aws_iam_policy_document.${name}.json
}
`;
}

function variable(name: string, type: string, description: string, value: string | null): string {
  const lines = [`type        = ${type}`, `description = ${text(description)}`];
  if (value !== null) lines.push(`default     = ${value}`);
  return `variable "${name}" {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`;
}

/** A condition that is there only when the variable is not empty. */
function trustCondition(variableName: string, key: string): string {
  return `
    dynamic "condition" {
      for_each = var.${variableName} == "" ? [] : [var.${variableName}]
      content {
        test     = "StringEquals"
        variable = ${text(key)}
        values   = [condition.value]
      }
    }`;
}

function readingDocument(name: string, { Statement }: PolicyDocument): string {
  const statements = Statement.map(
    ({ Action, Resource }) => `  statement {
    resources = [${text(Resource)}]
    actions   = ${list(Action, '    ')}
  }`,
  );
  return `data "aws_iam_policy_document" "${name}" {\n${statements.join('\n\n')}\n}`;
}

function list(values: readonly string[], indent: string): string {
  return `[\n${values.map((value) => `${indent}  ${text(value)},`).join('\n')}\n${indent}]`;
}

/** A quoted string; JSON's escapes are HCL's, but for its templates. */
function text(value: string): string {
  return JSON.stringify(value).replace(/([$%])\{/g, '$1$1{');
}
