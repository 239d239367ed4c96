import type { AccountPolicy, Destination } from '@aws-sdk/client-cloudwatch-logs';
import type { Plan } from '../../landing-zone/plan.ts';
import { buildDestinations } from './destinations.ts';
import { buildAccountPolicies, buildLogGroups, type LogGroupState } from './log-groups.ts';

export type LogsState = {
  /** Sorted by name. */
  logGroups: LogGroupState[];
  readonly accountPolicies: AccountPolicy[];
  readonly destinations: Destination[];
};

export function buildLogs(plan: Plan, account: string, region: string): LogsState {
  return {
    logGroups: buildLogGroups(plan, account, region),
    accountPolicies: buildAccountPolicies(plan, account, region),
    destinations: buildDestinations(plan, account, region),
  };
}
