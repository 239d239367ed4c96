import type {
  DescribeFlowLogsRequest,
  DescribeFlowLogsResult,
  DescribeRegionsRequest,
  DescribeRegionsResult,
  DescribeVpcsRequest,
  DescribeVpcsResult,
  Filter,
  FlowLog,
  Vpc,
} from '@aws-sdk/client-ec2';
import { operation } from '../../handlers/operation.ts';
import { type Listing, pageOf } from '../../handlers/paging.ts';
import { placeOf, refuseDisabledRegion } from '../../handlers/place.ts';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { type Handler, SimError } from '../../operation.ts';

/** Amazon EC2: networks and regions. */
export function ec2Handlers(landingZone: LandingZone, pageSize: number): Record<string, Handler> {
  const listing: Listing = {
    pageSize,
    bounds: [5, 1000],
    badSize: (message) => new SimError('InvalidParameterValue', message),
    badToken: (message) => new SimError('InvalidNextToken', message),
  };
  return {
    'ec2:DescribeRegions': operation<DescribeRegionsRequest, DescribeRegionsResult>(
      ['AllRegions', 'RegionNames'],
      (input, call) => {
        refuseDisabledRegion(landingZone, call);
        const regions = landingZone
          .regionsOf(call.account)
          .filter(({ status }) => input.AllRegions === true || status !== 'DISABLED')
          .filter(({ region }) => input.RegionNames === undefined || input.RegionNames.includes(region));
        return {
          Regions: regions.map(({ region, status }) => ({
            RegionName: region,
            Endpoint: `ec2.${region}.amazonaws.com`,
            OptInStatus: OPT_IN[status],
          })),
        };
      },
    ),
    'ec2:DescribeVpcs': operation<DescribeVpcsRequest, DescribeVpcsResult>(
      ['Filters', 'NextToken', 'MaxResults'],
      (input, call) => {
        const vpcs = placeOf(landingZone, call).ec2.vpcs.filter((vpc) => passes(vpc, input.Filters, VPC_FILTERS));
        const asked = { token: input.NextToken, size: input.MaxResults };
        const { entries, next } = pageOf(vpcs, asked, call, listing, [input.Filters]);
        return { Vpcs: entries, NextToken: next };
      },
    ),
    'ec2:DescribeFlowLogs': operation<DescribeFlowLogsRequest, DescribeFlowLogsResult>(
      ['Filter', 'NextToken', 'MaxResults'],
      (input, call) => {
        const all = placeOf(landingZone, call).ec2.flowLogs;
        const flowLogs = all.filter((flowLog) => passes(flowLog, input.Filter, FLOW_LOG_FILTERS));
        const asked = { token: input.NextToken, size: input.MaxResults };
        const { entries, next } = pageOf(flowLogs, asked, call, listing, [input.Filter]);
        return { FlowLogs: entries, NextToken: next };
      },
    ),
  };
}

const OPT_IN = { ENABLED_BY_DEFAULT: 'opt-in-not-required', ENABLED: 'opted-in', DISABLED: 'not-opted-in' } as const;

type Filters<Thing> = Readonly<Record<string, (thing: Thing) => unknown>>;

const VPC_FILTERS: Filters<Vpc> = {
  'owner-id': ({ OwnerId }) => OwnerId,
  'vpc-id': ({ VpcId }) => VpcId,
  'is-default': ({ IsDefault }) => IsDefault,
};

const FLOW_LOG_FILTERS: Filters<FlowLog> = {
  'resource-id': ({ ResourceId }) => ResourceId,
  'traffic-type': ({ TrafficType }) => TrafficType,
  'log-destination-type': ({ LogDestinationType }) => LogDestinationType,
};

function passes<Thing>(thing: Thing, filters: readonly Filter[] | undefined, known: Filters<Thing>): boolean {
  return (filters ?? []).every(({ Name = '', Values = [] }) => {
    const read = known[Name];
    if (read === undefined) throw new SimError('InvalidParameterValue', `The filter '${Name}' is invalid`);
    return Values.includes(String(read(thing)));
  });
}
