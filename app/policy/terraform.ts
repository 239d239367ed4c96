import type { PolicyRequest } from './policies.ts';

/** The scan role as Terraform configuration for the account of its provider. */
export function policyTerraform(request: PolicyRequest): string {
  const { actions } = request;
  return `# Written by zonewarden policy: the role that Zonewarden assumes to read this account. It reads only.
# Apply it in every account, the management account included.

${variablesOf(request)}

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

${readingDocument('every_account', actions.everyAccount)}

${readingDocument('management_account', actions.managementAccount)}

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

resource "aws_iam_role_policy" "management_account" {
  count  = data.aws_caller_identity.current.account_id == var.management_account_id ? 1 : 0
  name   = "read-the-organization"
  role   = aws_iam_role.scan.id
  policy = data.aws_iam_policy_document.management_account.json
}

output "role_arn" {
  value = aws_iam_role.scan.arn
}
`;
}

function variablesOf(request: PolicyRequest): string {
  const { principals, roleName, path, organizationId, externalId, managementAccount } = request;
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
    variable(
      'management_account_id',
      'string',
      'In this account the role may read the organization as well',
      text(managementAccount ?? ''),
    ),
  ].join('\n\n');
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

function readingDocument(name: string, actions: readonly string[]): string {
  return `data "aws_iam_policy_document" "${name}" {
  statement {
    resources = ["*"]
    actions   = ${list(actions, '    ')}
  }
}`;
}

function list(values: readonly string[], indent: string): string {
  return `[\n${values.map((value) => `${indent}  ${text(value)},`).join('\n')}\n${indent}]`;
}

/** A quoted string; JSON's escapes are HCL's, but for its templates. */
function text(value: string): string {
  return JSON.stringify(value).replace(/([$%])\{/g, '$1$1{');
}
