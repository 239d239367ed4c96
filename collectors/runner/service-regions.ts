import { type Cell, isKnown } from '../../model/cell.ts';
import type { AccountId, Place } from '../../model/names.ts';
import { type Definition, RESOURCES, type ResourceType } from '../../model/resource.ts';
import type { Targets } from '../../model/snapshot.ts';
import { expectSame, regionCode, UnexpectedValue } from '../answer.ts';
import { expectArn, type Whose } from '../arn.ts';
import type { Aws } from '../aws/aws.ts';
import type { AwsAccess } from '../aws/open-aws.ts';
import { pages } from '../aws/pages.ts';
import { ask, unique, type Watch } from './ask.ts';
import { coreFirst } from './order.ts';

/** The regions in which AWS offers services, from the public list that AWS keeps of them. */
export type ServiceRegions = {
  /** One for each service that was asked about. */
  readonly cells: readonly Cell[];
  /** The cell of a question that is not sent, because its service is not in the region; null: it is sent. */
  notInRegion(type: ResourceType, place: Place, at: number): Cell | null;
};

export const SERVICE_REGIONS = 'ssm:GetParametersByPath';

/**
 * Of every type, where its service is; nothing is asked for types whose service is in every region. The list is the same
 * for everybody: it is read once, in the home region, by the first account that could be entered, core accounts first.
 */
export async function readServiceRegions(
  types: readonly ResourceType[],
  { accounts, homeRegion, partition }: Pick<Targets, 'accounts' | 'homeRegion' | 'partition'>,
  aws: Pick<AwsAccess, 'question'>,
  watch: Watch,
): Promise<ServiceRegions> {
  const reader = accounts.filter(({ leftOut, regions }) => leftOut === null && regions !== null).toSorted(coreFirst)[0];
  const offered = new Map<string, ReadonlySet<string>>();
  const cells: Cell[] = [];
  if (reader !== undefined) await Promise.all(servicesOf(types).map((service) => read(service, reader.account)));
  return {
    cells,
    notInRegion(type, place, at) {
      const { offeredAs, operation, scope }: Definition = RESOURCES[type];
      if (offeredAs === undefined || scope === 'global') return null;
      const regions = offered.get(offeredAs);
      if (regions === undefined || regions.has(place.region)) return null;
      const detail = `AWS lists ${offeredAs} in ${regions.size} regions, and ${place.region} is not among them`;
      const instant = new Date(at).toISOString();
      return {
        ...{ account: place.account, region: place.region, operation, resource: null },
        ...{ outcome: 'not-in-region', at: instant, pages: 0, count: 0, code: 'NotInRegion', detail },
      };
    },
  };

  async function read(service: string, account: AccountId): Promise<void> {
    const path = `/aws/service/global-infrastructure/services/${service}/regions`;
    const key = { account, region: 'global', operation: SERVICE_REGIONS, resource: path } as const;
    const { cell, values } = await ask(key, watch, (onPage) =>
      unique(
        regionsAt(
          path,
          { partition, region: homeRegion },
          aws.question({ account, region: homeRegion, operation: SERVICE_REGIONS, onPage }),
        ),
      ),
    );
    cells.push({ ...cell, count: 0 });
    if (isKnown(cell)) offered.set(service, new Set(values.map(({ id }) => id)));
  }
}

/** The services whose regions matter to these types, as AWS's list names them; sorted. */
export function servicesOf(types: readonly ResourceType[]): string[] {
  const named = types.flatMap((type) => {
    const { offeredAs }: Definition = RESOURCES[type];
    return offeredAs === undefined ? [] : [offeredAs];
  });
  return [...new Set(named)].sort();
}

/** Throws for an empty list, which would say that the service is nowhere. */
async function* regionsAt(path: string, where: Whose, aws: Aws): AsyncGenerator<{ readonly id: string }> {
  let isEmpty = true;
  const { GetParametersByPathCommand, SSMClient } = await import('@aws-sdk/client-ssm');
  const listed = pages(
    aws.client(SSMClient),
    GetParametersByPathCommand,
    { Path: path },
    ({ Parameters }) => Parameters,
  );
  for await (const page of listed) {
    for (const { Value, Name, ARN } of page) {
      isEmpty = false;
      const id = regionCode(Value, 'Parameters.Value');
      expectSame(Name, `${path}/${id}`, 'Parameters.Name');
      // AWS's own parameters belong to no account.
      if (ARN !== undefined) expectArn(ARN, { ...where, resource: `parameter${Name}` }, 'Parameters.ARN');
      yield { id };
    }
  }
  if (isEmpty) throw new UnexpectedValue('AWS lists the service in no region');
}
