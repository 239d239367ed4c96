import type {
  DescribeAccountPoliciesRequest,
  DescribeAccountPoliciesResponse,
  DescribeDestinationsRequest,
  DescribeDestinationsResponse,
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  DescribeMetricFiltersRequest,
  DescribeMetricFiltersResponse,
  DescribeSubscriptionFiltersRequest,
  DescribeSubscriptionFiltersResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import { operation } from '../../handlers/operation.ts';
import { type Listing, pageOf } from '../../handlers/paging.ts';
import { placeOf } from '../../handlers/place.ts';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { type Call, type Handler, SimError } from '../../operation.ts';
import type { LogGroupState } from './log-groups.ts';
import type { LogsState } from './state.ts';

/** Amazon CloudWatch Logs. */
export function logsHandlers(landingZone: LandingZone, pageSize: number): Record<string, Handler> {
  const invalid = (message: string) => new SimError('InvalidParameterException', message);
  const listing: Listing = { pageSize, bounds: [1, 50], badSize: invalid, badToken: invalid };
  const page = <Entry>(
    all: readonly Entry[],
    input: { readonly nextToken?: string | undefined; readonly limit?: number | undefined },
    call: Call,
    about: readonly unknown[],
  ) => pageOf(all, { token: input.nextToken, size: input.limit }, call, listing, about);

  return {
    'logs:DescribeLogGroups': operation<DescribeLogGroupsRequest, DescribeLogGroupsResponse>(
      ['logGroupNamePrefix', 'logGroupClass', 'nextToken', 'limit'],
      (input, call) => {
        const { logGroupNamePrefix: prefix = '', logGroupClass } = input;
        const groups = placeOf(landingZone, call)
          .logs.logGroups.map(({ group }) => group)
          .filter((group) => group.logGroupName?.startsWith(prefix))
          .filter((group) => logGroupClass === undefined || group.logGroupClass === logGroupClass);
        const { entries, next } = page(groups, input, call, [prefix, logGroupClass]);
        return { logGroups: entries, nextToken: next };
      },
    ),
    'logs:DescribeSubscriptionFilters': operation<
      DescribeSubscriptionFiltersRequest,
      DescribeSubscriptionFiltersResponse
    >(['logGroupName', 'filterNamePrefix', 'nextToken', 'limit'], (input, call) => {
      const { filterNamePrefix: prefix = '' } = input;
      const filters = logGroup(placeOf(landingZone, call).logs, input.logGroupName).subscriptions.filter((filter) =>
        filter.filterName?.startsWith(prefix),
      );
      const { entries, next } = page(filters, input, call, [input.logGroupName, prefix]);
      return { subscriptionFilters: entries, nextToken: next };
    }),
    'logs:DescribeAccountPolicies': operation<DescribeAccountPoliciesRequest, DescribeAccountPoliciesResponse>(
      ['policyType', 'policyName', 'nextToken'],
      (input, call) => {
        const policies = placeOf(landingZone, call)
          .logs.accountPolicies.filter(({ policyType }) => policyType === input.policyType)
          .filter(({ policyName }) => input.policyName === undefined || policyName === input.policyName);
        const { entries, next } = page(policies, input, call, [input.policyType, input.policyName]);
        return { accountPolicies: entries, nextToken: next };
      },
    ),
    'logs:DescribeDestinations': operation<DescribeDestinationsRequest, DescribeDestinationsResponse>(
      ['DestinationNamePrefix', 'nextToken', 'limit'],
      (input, call) => {
        const { DestinationNamePrefix: prefix = '' } = input;
        const destinations = placeOf(landingZone, call).logs.destinations.filter(({ destinationName }) =>
          destinationName?.startsWith(prefix),
        );
        const { entries, next } = page(destinations, input, call, [prefix]);
        return { destinations: entries, nextToken: next };
      },
    ),
    'logs:DescribeMetricFilters': operation<DescribeMetricFiltersRequest, DescribeMetricFiltersResponse>(
      ['logGroupName', 'filterNamePrefix', 'nextToken', 'limit'],
      (input, call) => {
        const { logGroupName, filterNamePrefix: prefix = '' } = input;
        const state = placeOf(landingZone, call).logs;
        const groups = logGroupName === undefined ? state.logGroups : [logGroup(state, logGroupName)];
        const filters = groups
          .flatMap(({ metricFilters }) => metricFilters)
          .filter(({ filterName }) => filterName?.startsWith(prefix));
        const { entries, next } = page(filters, input, call, [logGroupName, prefix]);
        return { metricFilters: entries, nextToken: next };
      },
    ),
  };
}

function logGroup(state: LogsState, name: string | undefined): LogGroupState {
  const found = state.logGroups.find(({ group }) => group.logGroupName === name);
  if (found === undefined) {
    throw new SimError('ResourceNotFoundException', 'The specified log group does not exist.');
  }
  return found;
}
