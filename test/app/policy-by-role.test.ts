import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { policyCloudFormation } from '../../app/policy/cloudformation.ts';
import { policyJson } from '../../app/policy/json.ts';
import type { PolicyRequest } from '../../app/policy/policies.ts';
import { policyTerraform } from '../../app/policy/terraform.ts';
import { actionsFor } from '../../collectors/permissions.ts';

/** A scan that asks each role's account for something, and looks up where GuardDuty is. */
const request: PolicyRequest = {
  ...{ roleName: 'Scan', path: '/', partition: 'aws', principals: [], organizationId: null, externalId: null },
  coreAccounts: { management: '111122223333', logArchive: '222233334444' },
  actions: actionsFor(['kms-alias', 'guardduty-organization']),
};
const REGIONS = {
  Effect: 'Allow',
  Action: ['ssm:GetParametersByPath'],
  Resource: 'arn:aws:ssm:*::parameter/aws/service/global-infrastructure/*',
};
const allow = (...Action: readonly string[]) => ({ Effect: 'Allow', Action, Resource: '*' });
const document = (...Statement: readonly unknown[]) => ({ Version: '2012-10-17', Statement });
const EVERY_ACCOUNT = document(allow('account:ListRegions', 'ec2:DescribeRegions'), REGIONS);
const LOG_ARCHIVE = document(allow('kms:ListAliases'));
const SECURITY = document(allow('guardduty:DescribeOrganizationConfiguration', 'guardduty:ListDetectors'));

it('the bare policies allow a role’s account what only it is asked, and the lists of regions and no other parameter', () => {
  expect(JSON.parse(policyJson(request))).toMatchObject({
    everyAccount: EVERY_ACCOUNT,
    coreAccounts: { management: document({}), logArchive: LOG_ARCHIVE, security: SECURITY },
  });
});

it('a role whose account is asked nothing besides has no policy: IAM takes none without a statement', () => {
  const { coreAccounts } = JSON.parse(policyJson({ ...request, actions: actionsFor(['vpc']) }));
  expect(Object.keys(coreAccounts)).toEqual(['management']);
});

describe('the CloudFormation template', () => {
  const template = parse(policyCloudFormation(request));

  it('attaches each policy in the account that its parameter names', () => {
    const { Policies } = template.Resources.ScanRole.Properties;
    const conditional = (condition: string, PolicyName: string, PolicyDocument: unknown) => ({
      'Fn::If': [condition, { PolicyName, PolicyDocument }, { Ref: 'AWS::NoValue' }],
    });
    expect(Policies).toEqual([
      { PolicyName: 'read-the-account', PolicyDocument: EVERY_ACCOUNT },
      conditional('IsManagementAccount', 'read-the-organization', expect.anything()),
      conditional('IsLogArchiveAccount', 'read-the-log-archive', LOG_ARCHIVE),
      conditional('IsSecurityAccount', 'read-the-security-account', SECURITY),
    ]);
    expect(template.Conditions).toMatchObject({
      IsLogArchiveAccount: { 'Fn::Equals': [{ Ref: 'LogArchiveAccountId' }, { Ref: 'AWS::AccountId' }] },
      IsSecurityAccount: { 'Fn::Equals': [{ Ref: 'SecurityAccountId' }, { Ref: 'AWS::AccountId' }] },
    });
    expect(template.Parameters).toMatchObject({
      ManagementAccountId: { Default: '111122223333' },
      LogArchiveAccountId: { Default: '222233334444' },
      SecurityAccountId: { Default: '' },
    });
  });
});

describe('the Terraform configuration', () => {
  const text = policyTerraform(request);

  it('has a statement for each resource', () => {
    expect(text).toContain(`data "aws_iam_policy_document" "every_account" {
  statement {
    resources = ["*"]
    actions   = [
      "account:ListRegions",
      "ec2:DescribeRegions",
    ]
  }

  statement {
    resources = ["${REGIONS.Resource}"]
    actions   = [
      "ssm:GetParametersByPath",
    ]
  }
}`);
  });

  it('attaches each policy in the account that its variable names', () => {
    expect(text).toContain(`resource "aws_iam_role_policy" "security_account" {
  count  = data.aws_caller_identity.current.account_id == var.security_account_id ? 1 : 0
  name   = "read-the-security-account"
  role   = aws_iam_role.scan.id
  policy = data.aws_iam_policy_document.security_account.json
}`);
    expect(text).toMatch(/variable "log_archive_account_id" \{[^}]*default {5}= "222233334444"/);
    expect(text).toMatch(/variable "security_account_id" \{[^}]*default {5}= ""/);
  });
});
