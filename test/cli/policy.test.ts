import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { zonewarden } from './command.ts';

const PRINCIPAL = 'arn:aws:iam::333344445555:role/zonewarden-task';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'zonewarden-policy-'));
  writeFileSync(path.join(folder, 'zonewarden.yaml'), CONFIGURATION);
  writeFileSync(path.join(folder, 'without-management.yaml'), CONFIGURATION.replace(/^.*management:.*\n/m, ''));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CONFIGURATION = `organization:
  homeRegion: us-gov-west-1
  accounts:
    management: "011122223333"
    logArchive: "222233334444"
  scanRole: landing-zone/ASEA-Scan
  externalId: "1:30"
`;

async function policy(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await zonewarden(['policy', ...args], { cwd: folder });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

const allow = (Action: readonly string[], Resource = '*') => ({ Effect: 'Allow', Action, Resource });
const document = (...Statement: readonly unknown[]) => ({ Version: '2012-10-17', Statement });

const ENUMERATING = [
  'organizations:DescribeOrganization',
  'organizations:ListAccounts',
  'organizations:ListAccountsForParent',
  'organizations:ListOrganizationalUnitsForParent',
  'organizations:ListRoots',
];
const FOR_ONE_RULE = {
  everyAccount: document(
    allow(['account:ListRegions', 'ec2:DescribeFlowLogs', 'ec2:DescribeRegions', 'ec2:DescribeVpcs']),
  ),
  coreAccounts: { management: document(allow(ENUMERATING)) },
};

describe('zonewarden policy', () => {
  it('holds what one rule needs, and nothing else', async () => {
    expect(JSON.parse(await policy('--rule', 'ASEA-LM-FL-01'))).toEqual({
      ...FOR_ONE_RULE,
      scanningPrincipal: document(allow(['sts:AssumeRole'], 'arn:aws:iam::*:role/ASEA-ComplianceScan')),
    });
  });

  it('takes role, external id and partition from the configuration', async () => {
    const principal = 'arn:aws-us-gov:iam::333344445555:role/zonewarden-task';
    const args = ['--rule', 'ASEA-LM-FL-01', '--config', 'zonewarden.yaml', '--organization', 'o-a1b2c3d4e5'];
    expect(JSON.parse(await policy(...args, '--principal', principal))).toEqual({
      ...FOR_ONE_RULE,
      scanningPrincipal: document(allow(['sts:AssumeRole'], 'arn:aws-us-gov:iam::*:role/landing-zone/ASEA-Scan')),
      trust: document({
        Effect: 'Allow',
        Principal: { AWS: [principal] },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5', 'sts:ExternalId': '1:30' } },
      }),
    });
  });

  it('lets the principal read the organization where no management account is configured', async () => {
    const { scanningPrincipal } = JSON.parse(
      await policy('--rule', 'ASEA-LM-FL-01', '--config', 'without-management.yaml', '--role-name', 'Scan'),
    );
    expect(scanningPrincipal).toEqual(
      document(allow(ENUMERATING), allow(['sts:AssumeRole'], 'arn:aws-us-gov:iam::*:role/Scan')),
    );
  });

  it('writes a file where one is named', async () => {
    expect(await policy('--rule', 'ASEA-LM-FL-01', '-o', 'policy.json')).toBe('');
    const text = readFileSync(path.join(folder, 'policy.json'), 'utf8');
    expect(text).toBe(await policy('--rule', 'ASEA-LM-FL-01'));
  });

  it('fits into what IAM takes, for all rules', async () => {
    const { everyAccount, coreAccounts, scanningPrincipal } = JSON.parse(await policy());
    // What the policies of a role may come to, in an account that has all roles.
    expect(JSON.stringify([everyAccount, coreAccounts]).length).toBeLessThan(10_240);
    for (const one of [everyAccount, scanningPrincipal]) expect(JSON.stringify(one).length).toBeLessThan(6_144);
  });
});

type Template = {
  readonly Parameters: Readonly<Record<string, { Type: string; Default?: string; AllowedPattern?: string }>>;
  readonly Conditions: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, { Type: string; Properties: Record<string, unknown> }>>;
};

/** What CloudFormation would make of a value: references, conditions and what is left out. */
function resolved(value: unknown, template: Template, parameters: Readonly<Record<string, string>>): unknown {
  const resolve = (inner: unknown): unknown => resolved(inner, template, parameters);
  if (Array.isArray(value)) return value.map(resolve).filter((one) => one !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [[name, inner] = ['', null]] = entries;
  if (name === 'Ref') {
    if (inner === 'AWS::NoValue') return undefined;
    const parameter = template.Parameters[inner as string];
    const given = parameters[inner as string] ?? parameter?.Default;
    if (given === undefined) throw new Error(`${inner} is not given`);
    return parameter?.Type === 'CommaDelimitedList' ? given.split(',') : given;
  }
  if (name === 'Condition' && typeof inner === 'string') return resolve(template.Conditions[inner]);
  if (name === 'Fn::Equals') return resolve((inner as unknown[])[0]) === resolve((inner as unknown[])[1]);
  if (name === 'Fn::Not') return !resolve((inner as unknown[])[0]);
  if (name === 'Fn::Or') return (inner as unknown[]).some(resolve);
  if (name === 'Fn::If') {
    const [condition, yes, no] = inner as [string, unknown, unknown];
    return resolve(resolve(template.Conditions[condition]) ? yes : no);
  }
  return Object.fromEntries(entries.map(([key, one]) => [key, resolve(one)]).filter(([, one]) => one !== undefined));
}

describe('the CloudFormation template', () => {
  let template: Template;
  beforeAll(async () => {
    // Version 1.1 of YAML is what CloudFormation reads: there, `1:30` without quotes is a number.
    template = parse(await policy('--format', 'cloudformation', '--rule', 'ASEA-LM-FL-01', '--principal', PRINCIPAL), {
      version: '1.1',
    });
  });
  const role = (parameters: Readonly<Record<string, string>>) =>
    resolved(template.Resources.ScanRole?.Properties, template, { 'AWS::AccountId': '111122223333', ...parameters });

  it('has nothing but what CloudFormation knows', () => {
    expect(Object.keys(template)).toEqual([
      'AWSTemplateFormatVersion',
      'Description',
      'Parameters',
      'Conditions',
      'Resources',
      'Outputs',
    ]);
    const used = new Set([...JSON.stringify(template).matchAll(/"(Ref|Fn::\w+|Condition)":/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual(['Condition', 'Fn::Equals', 'Fn::GetAtt', 'Fn::If', 'Fn::Not', 'Fn::Or', 'Ref']);
    for (const { Default, AllowedPattern } of Object.values(template.Parameters)) {
      if (Default !== undefined && AllowedPattern !== undefined) {
        expect(Default).toMatch(new RegExp(`^(?:${AllowedPattern})$`));
      }
    }
  });

  it('makes the role of a member', () => {
    expect(role({})).toEqual({
      RoleName: 'ASEA-ComplianceScan',
      Path: '/',
      Description: expect.any(String),
      AssumeRolePolicyDocument: document({
        Effect: 'Allow',
        Principal: { AWS: [PRINCIPAL] },
        Action: 'sts:AssumeRole',
      }),
      Policies: [{ PolicyName: 'read-the-account', PolicyDocument: FOR_ONE_RULE.everyAccount }],
    });
  });

  it('makes the role of the management account, with the conditions of the trust that are given', () => {
    const made = role({ ManagementAccountId: '111122223333', ExternalId: 'zonewarden' });
    expect(made).toMatchObject({
      AssumeRolePolicyDocument: { Statement: [{ Condition: { StringEquals: { 'sts:ExternalId': 'zonewarden' } } }] },
      Policies: [
        { PolicyName: 'read-the-account', PolicyDocument: FOR_ONE_RULE.everyAccount },
        { PolicyName: 'read-the-organization', PolicyDocument: FOR_ONE_RULE.coreAccounts.management },
      ],
    });
    expect(JSON.stringify(made)).not.toContain('PrincipalOrgID');
    expect(role({ OrganizationId: 'o-a1b2c3d4e5' })).toMatchObject({
      AssumeRolePolicyDocument: {
        Statement: [{ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }],
      },
    });
  });

  it('keeps the words of the configuration as they are', async () => {
    const text = await policy('--format', 'cloudformation', '--config', 'zonewarden.yaml');
    const { Parameters } = parse(text, { version: '1.1' }) as Template;
    const defaults = Object.fromEntries(Object.entries(Parameters).map(([name, { Default }]) => [name, Default]));
    expect(defaults).toEqual({
      RoleName: 'ASEA-Scan',
      RolePath: '/landing-zone/',
      TrustedPrincipals: undefined,
      OrganizationId: '',
      ExternalId: '1:30',
      ManagementAccountId: '011122223333',
      LogArchiveAccountId: '222233334444',
      SecurityAccountId: '',
    });
  });
});

describe('the Terraform configuration', () => {
  /** Blocks by their head, each with its text. */
  const blocks = (text: string) =>
    new Map([...text.matchAll(/^(\w[^\n]*?) \{\n([\s\S]*?)^\}$/gm)].map(([, head = '', body = '']) => [head, body]));
  /** The strings of a list. */
  const listIn = (body: string | undefined, name: string) =>
    [...(new RegExp(`${name} += \\[([^\\]]*)\\]`).exec(body ?? '')?.[1] ?? '').matchAll(/"([^"]*)"/g)].map(
      ([, one]) => one,
    );

  it('is made of balanced blocks that refer to each other only', async () => {
    const text = await policy('--format', 'terraform', '--config', 'zonewarden.yaml');
    const found = blocks(text);
    expect([...found.keys()]).toEqual(
      [
        'variable "role_name"',
        'variable "role_path"',
        'variable "trusted_principals"',
        'variable "organization_id"',
        'variable "external_id"',
        'variable "management_account_id"',
        'variable "log_archive_account_id"',
        'variable "security_account_id"',
        'data "aws_caller_identity" "current"',
        'data "aws_iam_policy_document" "trust"',
        'data "aws_iam_policy_document" "every_account"',
        'data "aws_iam_policy_document" "management_account"',
        'data "aws_iam_policy_document" "log_archive_account"',
        'data "aws_iam_policy_document" "security_account"',
        'resource "aws_iam_role" "scan"',
        'resource "aws_iam_role_policy" "every_account"',
        'resource "aws_iam_role_policy" "management_account"',
        'resource "aws_iam_role_policy" "log_archive_account"',
        'resource "aws_iam_role_policy" "security_account"',
        'output "role_arn"',
      ].filter((head) => head !== 'data "aws_caller_identity" "current"'),
    );
    const referred = [...text.matchAll(/\bvar\.(\w+)/g)].map(([, name]) => `variable "${name}"`);
    expect(new Set(referred)).toEqual(new Set([...found.keys()].filter((head) => head.startsWith('variable'))));
    for (const [open, close] of ['{}', '[]', '()']) {
      expect(text.split(open ?? '').length).toBe(text.split(close ?? '').length);
    }
    expect(found.get('variable "external_id"')).toMatch(/default += {1,2}"1:30"|default += "1:30"/);
    expect(found.get('variable "trusted_principals"')).not.toContain('default');
  });

  it('allows the same as the bare policies', async () => {
    const args = ['--rule', 'ASEA-LM-CT-*'];
    const { everyAccount, coreAccounts } = JSON.parse(await policy(...args));
    const found = blocks(await policy('--format', 'terraform', ...args, '--principal', PRINCIPAL));
    expect(listIn(found.get('data "aws_iam_policy_document" "every_account"'), 'actions')).toEqual(
      everyAccount.Statement[0].Action,
    );
    expect(listIn(found.get('data "aws_iam_policy_document" "management_account"'), 'actions')).toEqual(
      coreAccounts.management.Statement[0].Action,
    );
    expect(listIn(found.get('variable "trusted_principals"'), 'default')).toEqual([PRINCIPAL]);
  });
});

it('tells everything that is asked wrongly at once', async () => {
  const { code, stdout, stderr } = await zonewarden(
    [
      'policy',
      ...['--rule', 'ASEA-LM-XX-*', '--format', 'yaml', '--role-name', 'arn:aws:iam::111122223333:role/Scan'],
      ...['--principal', 'lambda.amazonaws.com', '--principal', '*', '--principal', PRINCIPAL],
      ...['--principal', 'arn:aws-cn:iam::333344445555:root', '--organization', 'r-abcd', '--external-id', '$(x)'],
      ...['--config', 'nowhere.yaml'],
    ],
    { cwd: folder },
  );
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  const arn = 'wanted the ARN of a role or user, such as arn:aws:iam::111122223333:role/scan';
  expect(stderr.trimEnd().split('\n')).toEqual(
    [
      '--rule ASEA-LM-XX-*: there is no such rule; zonewarden rules list shows them',
      'nowhere.yaml: there is no such file; name your configuration with --config',
      '--format yaml: there is no such format; choose one of json, cloudformation, terraform',
      '--role-name arn:aws:iam::111122223333:role/Scan: wanted the name of a role, with its path and without its ARN',
      `--principal lambda.amazonaws.com: ${arn}`,
      `--principal *: ${arn}`,
      '--principal: all have to be in one partition, and these are in aws and aws-cn',
      '--organization r-abcd: the id of an organization looks like o-a1b2c3d4e5',
      '--external-id $(x): wanted 2 to 1224 letters, digits or the characters _+=,.@:/-',
    ].map((line) => `zonewarden: ${line}`),
  );
});

it('does not write where it cannot', async () => {
  const { code, stderr } = await zonewarden(['policy', '-o', 'nowhere/policy.json'], { cwd: folder });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^zonewarden: --out nowhere\/policy\.json: cannot be written: ENOENT/);
});
