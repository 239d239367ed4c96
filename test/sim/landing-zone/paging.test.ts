import { describe, expect, it } from 'vitest';
import type { LandingZone } from '../../../sim/landing-zone/landing-zone.ts';
import { asker, smallLandingZone } from '../small-landing-zone.ts';

const landingZone = smallLandingZone({ accounts: 30, regions: 12, vpcsPerRegion: 3, logGroupsPerRegion: 9 });
const { core } = landingZone;
const [first = ''] = landingZone.workloads;

/** A listing: who asks, with which input, which members carry the token and the list, and everything it has to give. */
type Listing = {
  readonly operation: string;
  readonly account: string;
  readonly input?: Record<string, unknown>;
  readonly token: readonly [asked: string, given: string];
  readonly list: string;
  readonly all: (zone: LandingZone) => readonly unknown[];
};

const NEXT_TOKEN = ['NextToken', 'NextToken'] as const;
const SMALL_NEXT_TOKEN = ['nextToken', 'nextToken'] as const;
const here = (zone: LandingZone, account: string) => zone.inRegion(account, zone.homeRegion);

const LISTINGS: readonly Listing[] = [
  {
    operation: 'organizations:ListAccounts',
    account: core.management,
    token: NEXT_TOKEN,
    list: 'Accounts',
    all: ({ organization }) =>
      [...organization.accounts.values()].map(({ account }) => ({
        ...account,
        Paths: [expect.stringContaining(`/${account.Id}/`)],
      })),
  },
  {
    operation: 'organizations:ListOrganizationalUnitsForParent',
    account: core.management,
    input: { ParentId: landingZone.organization.root.Id },
    token: NEXT_TOKEN,
    list: 'OrganizationalUnits',
    all: ({ organization }) => organization.units.map(({ unit }) => unit).filter(({ Name }) => Name !== 'Sensitive'),
  },
  {
    operation: 'organizations:ListAWSServiceAccessForOrganization',
    account: core.security,
    token: NEXT_TOKEN,
    list: 'EnabledServicePrincipals',
    all: ({ organization }) => organization.trustedServices,
  },
  {
    operation: 'account:ListRegions',
    account: first,
    token: NEXT_TOKEN,
    list: 'Regions',
    all: (zone) => zone.regionsOf(first).map(({ region, status }) => ({ RegionName: region, RegionOptStatus: status })),
  },
  {
    operation: 'ec2:DescribeFlowLogs',
    account: first,
    token: NEXT_TOKEN,
    list: 'FlowLogs',
    all: (zone) => here(zone, first).ec2.flowLogs,
  },
  {
    operation: 'logs:DescribeLogGroups',
    account: core.management,
    token: SMALL_NEXT_TOKEN,
    list: 'logGroups',
    all: (zone) => here(zone, core.management).logs.logGroups.map(({ group }) => group),
  },
  {
    operation: 'logs:DescribeMetricFilters',
    account: core.management,
    token: SMALL_NEXT_TOKEN,
    list: 'metricFilters',
    all: (zone) => here(zone, core.management).logs.logGroups.flatMap(({ metricFilters }) => metricFilters),
  },
  {
    operation: 'firehose:ListDeliveryStreams',
    account: core.logArchive,
    token: ['ExclusiveStartDeliveryStreamName', 'DeliveryStreamNames'],
    list: 'DeliveryStreamNames',
    all: () => ['ASEA-Firehose-Delivery-Stream-Partition', 'aws-waf-logs-ASEA'],
  },
  {
    operation: 's3:ListBuckets',
    account: first,
    token: ['ContinuationToken', 'ContinuationToken'],
    list: 'Buckets',
    all: (zone) =>
      zone.inAccount(first).s3.buckets.map(({ name, createdAt, region }) => ({
        Name: name,
        CreationDate: createdAt,
        BucketRegion: region,
      })),
  },
];

/** Walks a listing to its end and keeps each page. */
function walk({ operation, account, input = {}, token: [asked, given], list }: Listing, pageSize: number): unknown[][] {
  const ask = asker(landingZone, pageSize);
  const pages: unknown[][] = [];
  let next: unknown;
  do {
    const answer = ask(operation, account, next === undefined ? input : { ...input, [asked]: next });
    const page = answer[list] as unknown[];
    pages.push(page);
    const isFirehose = operation.startsWith('firehose:');
    next = isFirehose ? (answer.HasMoreDeliveryStreams ? page.at(-1) : undefined) : answer[given];
  } while (next !== undefined && pages.length < 1000);
  return pages;
}

describe('listings of the simulated organization', () => {
  it.each(LISTINGS)('$operation gives every element once, in pages', (listing) => {
    const everything = listing.all(landingZone);
    for (const pageSize of [1, 2, 50]) {
      const pages = walk(listing, pageSize);
      expect(pages.flat()).toEqual(everything);
      expect(pages.length).toBe(Math.ceil(everything.length / pageSize));
    }
  });

  it('kms:ListAliases gives every alias once, and says when more follow', () => {
    const ask = asker(landingZone, 4);
    const one = ask('kms:ListAliases', core.logArchive);
    const two = ask('kms:ListAliases', core.logArchive, { Marker: one.NextMarker });
    const names = [one, two].flatMap(({ Aliases }) => (Aliases as { AliasName: string }[]).map((a) => a.AliasName));
    expect(names).toEqual([
      'alias/ASEA-Key-ca-central-1',
      'alias/aws/ebs',
      'alias/aws/lambda',
      'alias/aws/rds',
      'alias/aws/s3',
      'alias/aws/ssm',
    ]);
    expect([one.Truncated, two.Truncated, two.NextMarker]).toEqual([true, false, undefined]);
  });

  it('page no more than the caller allows', () => {
    const answer = asker(landingZone, 20)('organizations:ListAccounts', core.management, { MaxResults: 3 });
    expect((answer.Accounts as unknown[]).length).toBe(3);
  });

  it.each([
    ['organizations:ListAccounts', core.management, { MaxResults: 21 }, 'InvalidInputException'],
    ['ec2:DescribeVpcs', first, { MaxResults: 4 }, 'InvalidParameterValue'],
    ['logs:DescribeLogGroups', first, { limit: 51 }, 'InvalidParameterException'],
    ['s3:ListBuckets', first, { MaxBuckets: 0 }, 'InvalidArgument'],
    ['organizations:ListAccounts', core.management, { NextToken: 'made up' }, 'InvalidInputException'],
    ['account:ListRegions', first, { NextToken: 'made up' }, 'ValidationException'],
    ['ec2:DescribeVpcs', first, { NextToken: 'made up' }, 'InvalidNextToken'],
    ['logs:DescribeLogGroups', first, { nextToken: 'made up' }, 'InvalidParameterException'],
    ['kms:ListAliases', first, { Marker: 'made up' }, 'InvalidMarkerException'],
    ['s3:ListBuckets', first, { ContinuationToken: 'made up' }, 'InvalidArgument'],
  ])('%s refuses what AWS refuses: %3$s', (operation, account, input, code) => {
    expect(() => asker(landingZone)(operation, account, input)).toThrow(expect.objectContaining({ code }));
  });

  it('does not take the token of one listing for another', () => {
    const ask = asker(landingZone);
    const { nextToken } = ask('logs:DescribeLogGroups', first);
    expect(nextToken).toEqual(expect.any(String));
    expect(() => ask('logs:DescribeLogGroups', first, { nextToken }, 'us-east-1')).toThrow('not valid');
    expect(() => ask('logs:DescribeLogGroups', first, { nextToken, logGroupNamePrefix: '/aws' })).toThrow('not valid');
  });
});
