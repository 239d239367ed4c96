import { type Cell, isKnown } from '../../model/cell.ts';
import type { AccountId, Region } from '../../model/names.ts';
import type { LeftOut, TargetAccount } from '../../model/snapshot.ts';
import { oneOf, regionCode, required, UnexpectedValue } from '../answer.ts';
import type { Aws } from '../aws/aws.ts';
import { toDetail } from '../aws/detail.ts';
import type { AwsAccess } from '../aws/open-aws.ts';
import { once, pages } from '../aws/pages.ts';
import { ask, type Watch } from '../runner/ask.ts';

/** The regions that an account has, each with whether it can be scanned. */
type RegionStatus = { readonly region: Region; readonly status: 'enabled' | 'enabling' | 'disabling' };

export type EnabledRegions = {
  /** null: nobody told, the cells say why. */
  readonly regions: readonly Region[] | null;
  readonly regionsLeftOut: TargetAccount['regionsLeftOut'];
  readonly cells: readonly Cell[];
};

/**
 * The regions that an account has enabled, from Account Management, or else from EC2. Where EC2 stands in, the cell of
 * the first one is `replaced`: nothing is missing because of it.
 */
export async function readRegions(
  account: AccountId,
  region: Region,
  access: Pick<AwsAccess, 'question'>,
  watch: Watch,
): Promise<EnabledRegions> {
  const listed = await asked('account:ListRegions', listRegions);
  if (isKnown(listed.cell)) return split(listed.values, [listed.cell]);
  const described = await asked('ec2:DescribeRegions', describeRegions);
  if (!isKnown(described.cell)) return { regions: null, regionsLeftOut: [], cells: [listed.cell, described.cell] };
  const { operation, outcome, code } = listed.cell;
  const refused: Cell = {
    ...{ ...listed.cell, outcome: 'replaced' },
    detail: toDetail(`${outcome}, and ec2:DescribeRegions stands in: ${listed.cell.detail}`),
  };
  const standIn = { ...described.cell, detail: `stands in for ${operation}: ${outcome} (${code})` };
  return split(described.values, [refused, standIn]);

  async function asked(operation: string, read: (aws: Aws) => AsyncIterable<RegionStatus>) {
    const { cell, values } = await ask({ account, region: 'global', operation, resource: null }, watch, (onPage) =>
      believable(read(access.question({ account, region, operation, onPage }))),
    );
    return { cell: { ...cell, count: 0 }, values };
  }
}

async function* listRegions(aws: Aws): AsyncGenerator<RegionStatus> {
  const { AccountClient, ListRegionsCommand } = await import('@aws-sdk/client-account');
  const client = aws.client(AccountClient);
  for await (const page of pages(client, ListRegionsCommand, { MaxResults: 50 }, (answer) => answer.Regions)) {
    for (const found of page) {
      const region = regionCode(found.RegionName, 'RegionName');
      const status = OPT_STATUS[oneOf(found.RegionOptStatus, OPT_STATUSES, 'RegionOptStatus')];
      if (status !== 'disabled') yield { region, status };
    }
  }
}

const OPT_STATUS = {
  ENABLED: 'enabled',
  ENABLED_BY_DEFAULT: 'enabled',
  ENABLING: 'enabling',
  DISABLING: 'disabling',
  DISABLED: 'disabled',
} as const;
const OPT_STATUSES = Object.keys(OPT_STATUS) as (keyof typeof OPT_STATUS)[];

async function* describeRegions(aws: Aws): AsyncGenerator<RegionStatus> {
  const { EC2Client, DescribeRegionsCommand } = await import('@aws-sdk/client-ec2');
  const answer = await once(aws.client(EC2Client), DescribeRegionsCommand, { AllRegions: true });
  for (const found of required(answer.Regions, 'Regions')) {
    const region = regionCode(found.RegionName, 'RegionName');
    const status = oneOf(found.OptInStatus, ['opt-in-not-required', 'opted-in', 'not-opted-in'], 'OptInStatus');
    if (status !== 'not-opted-in') yield { region, status: 'enabled' };
  }
}

/** Every account has regions that cannot be disabled, and each once: an empty list, or a region twice, is no answer. */
async function* believable(statuses: AsyncIterable<RegionStatus>): AsyncGenerator<RegionStatus> {
  const seen = new Set<Region>();
  for await (const status of statuses) {
    if (seen.has(status.region)) throw new UnexpectedValue(`the list has ${status.region} twice`);
    seen.add(status.region);
    yield status;
  }
  if (seen.size === 0) throw new UnexpectedValue('no region is enabled');
}

function split(statuses: readonly RegionStatus[], cells: readonly Cell[]): EnabledRegions {
  return {
    regions: statuses.filter(({ status }) => status === 'enabled').map(({ region }) => region),
    regionsLeftOut: statuses
      .filter(({ status }) => status !== 'enabled')
      .map(({ region, status }): LeftOut => ({ region, kind: 'state', reason: `the region is just ${status}` })),
    cells,
  };
}
