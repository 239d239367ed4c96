import { z } from 'zod';
import type { AccountGroup } from './names.ts';
import type { ResourceType } from './resource.ts';

/** What a rule can be asked of: one kind of thing, and what it is called wherever it is spoken of. */
type KindDefinition = {
  /** One of them, in the words of a sentence. */
  readonly noun: string;
  /** All of them, as a rule is asked of them. */
  readonly every: string;
  /** Whether a subject is about the organization as a whole, about an account as a whole, or in a region. */
  readonly within: 'organization' | 'account' | 'region';
  /** The accounts that it is looked for in. Where they are all, a rule may narrow them. */
  readonly accounts: AccountGroup;
  /** The resource that a subject is, where it is one. */
  readonly resource?: ResourceType;
  /** The resource that a subject is the id of, whether it exists or not. */
  readonly names?: ResourceType;
  /** The fields of that resource that it is called by; the first that is there. Left out: its lister gives the name. */
  readonly calledBy?: readonly string[];
  /** As ARNs name the service, and the kind of thing in our own words. Never change them: identities are made of them. */
  readonly service: string;
  readonly type: string;
  /** The type that Security Hub knows it by; `Other` where it has none. */
  readonly asff: 'AwsAccount' | 'AwsCloudTrailTrail' | 'AwsEc2Vpc' | 'AwsS3Bucket' | 'Other';
};

/**
 * Every kind of subject. This is the only place where a kind is spelt, besides the lister of a kind that is not simply
 * every resource of a type.
 */
export const SUBJECT_KINDS = {
  organization: {
    noun: 'organization',
    every: 'the organization',
    within: 'organization',
    accounts: 'management',
    service: 'organizations',
    type: 'organization',
    asff: 'Other',
  },
  'organization-region': {
    noun: 'region of the organization',
    every: 'every region of the organization',
    within: 'organization',
    accounts: 'management',
    service: 'organizations',
    type: 'region',
    asff: 'Other',
  },
  'core-account': {
    noun: 'core account',
    every: 'every account with a role',
    within: 'organization',
    accounts: 'management',
    service: 'organizations',
    type: 'account',
    asff: 'AwsAccount',
  },
  'trusted-service': {
    noun: 'trusted service',
    every: 'every service that needs trusted access',
    within: 'organization',
    accounts: 'management',
    names: 'trusted-service',
    service: 'organizations',
    type: 'trusted-service',
    asff: 'Other',
  },
  'account-region': {
    noun: 'account region',
    every: 'every account and region',
    within: 'region',
    accounts: 'all',
    service: 'account',
    type: 'region',
    asff: 'AwsAccount',
  },
  'primary-trail': {
    noun: 'primary trail',
    every: 'the primary trail',
    within: 'region',
    accounts: 'management',
    resource: 'trail',
    service: 'cloudtrail',
    type: 'trail',
    asff: 'AwsCloudTrailTrail',
  },
  'organization-trail': {
    noun: 'organization trail',
    every: 'every organization trail',
    within: 'region',
    accounts: 'management',
    resource: 'trail',
    service: 'cloudtrail',
    type: 'trail',
    asff: 'AwsCloudTrailTrail',
  },
  'log-bucket': {
    noun: 'log bucket',
    every: 'every log bucket',
    within: 'account',
    accounts: 'logArchive',
    resource: 'bucket',
    service: 's3',
    type: 'bucket',
    asff: 'AwsS3Bucket',
  },
  vpc: {
    noun: 'VPC',
    every: 'every VPC',
    within: 'region',
    accounts: 'all',
    resource: 'vpc',
    calledBy: ['name', 'vpcId'],
    service: 'ec2',
    type: 'vpc',
    asff: 'AwsEc2Vpc',
  },
  'flow-log': {
    noun: 'flow log',
    every: 'every flow log',
    within: 'region',
    accounts: 'all',
    resource: 'flow-log',
    service: 'ec2',
    type: 'flow-log',
    asff: 'Other',
  },
  'log-group': {
    noun: 'log group',
    every: 'every log group',
    within: 'region',
    accounts: 'all',
    resource: 'log-group',
    calledBy: ['name'],
    service: 'logs',
    type: 'log-group',
    asff: 'Other',
  },
  'log-destination': {
    noun: 'log destination',
    every: 'every log destination',
    within: 'region',
    accounts: 'logArchive',
    resource: 'log-destination',
    calledBy: ['name'],
    service: 'logs',
    type: 'destination',
    asff: 'Other',
  },
} as const satisfies Record<string, KindDefinition>;

export type SubjectKind = keyof typeof SUBJECT_KINDS;
export const SubjectKind = z.enum(Object.keys(SUBJECT_KINDS) as [SubjectKind, ...SubjectKind[]]);

/** The definition of a kind, with the members that not every kind has. */
export function kindOf(kind: SubjectKind): KindDefinition {
  return SUBJECT_KINDS[kind];
}

const WHOSE = {
  workload: 'workload accounts',
  core: 'core accounts',
  management: 'the management account',
  logArchive: 'the log archive account',
  security: 'the security account',
  'not-management': 'all accounts but the management account',
  'not-security': 'all accounts but the security account',
} as const satisfies Record<Exclude<AccountGroup, 'all'>, string>;

/** ` in workload accounts`, behind the words for a kind whose rule narrows the accounts; else empty. */
export function inAccounts(accounts: AccountGroup | undefined): string {
  return accounts === undefined || accounts === 'all' ? '' : ` in ${WHOSE[accounts]}`;
}
