import type { AccountPolicy } from '@aws-sdk/client-cloudwatch-logs';
import type { FlowLog, Vpc } from '@aws-sdk/client-ec2';
import { buildKeys, type KeyState } from './keys.ts';
import { buildAccountPolicies, buildLogGroups, type LogGroupState } from './log-groups.ts';
import { buildLogPipeline, type LogPipeline } from './log-pipeline.ts';
import type { Plan } from './plan.ts';
import { buildFlowLogs, buildVpcs } from './vpcs.ts';

/** Everything that exists in one account and region, but its buckets. */
export type RegionState = LogPipeline & {
  readonly vpcs: Vpc[];
  flowLogs: FlowLog[];
  /** Sorted by name. */
  logGroups: LogGroupState[];
  readonly accountPolicies: AccountPolicy[];
  readonly keys: KeyState[];
};

export function buildRegion(plan: Plan, account: string, region: string): RegionState {
  return {
    vpcs: buildVpcs(plan, account, region),
    flowLogs: buildFlowLogs(plan, account, region),
    logGroups: buildLogGroups(plan, account, region),
    accountPolicies: buildAccountPolicies(plan, account, region),
    keys: buildKeys(plan, account, region),
    ...buildLogPipeline(plan, account, region),
  };
}
