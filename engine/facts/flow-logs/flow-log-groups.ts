import { z } from 'zod';
import { parseArn } from '../../../model/arn.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { fact } from '../../fact.ts';
import type { Inventory } from '../../inventory.ts';
import { capturingFlowLogs, placeOf } from './capturing-flow-logs.ts';

type FlowLog = ResourceOf<'flow-log'>;

/** The log groups that receive all traffic of a VPC, by where they are. */
export const flowLogGroups = fact({
  subjects: ['vpc'],
  shape: z
    .strictObject({
      local: z.array(z.string()).describe("Existing log groups in the VPC's own account and region, by name"),
      missing: z.array(z.string()).describe('Log groups of the same account and region that do not exist, by name'),
      central: z.array(z.string()).describe('Log groups of other accounts or regions, by ARN or name'),
    })
    .describe('Log groups that the complete flow logs of a VPC deliver to; each list is sorted'),
  needs: ['vpc', 'flow-log', 'log-group'],
  read({ resource: vpc }, inventory) {
    const flowLogs = capturingFlowLogs(vpc, inventory).filter(deliversToLogGroup);
    const local = new Set<string>();
    const missing = new Set<string>();
    const central = new Set<string>();
    for (const flowLog of flowLogs) {
      const name = localGroupName(flowLog);
      if (name === null) central.add(flowLog.destination ?? flowLog.logGroupName ?? flowLog.flowLogId);
      else if (logGroupNamed(name, flowLog, inventory) === null) missing.add(name);
      else local.add(name);
    }
    return { local: [...local].sort(), missing: [...missing].sort(), central: [...central].sort() };
  },
});

export function deliversToLogGroup({ destinationType }: FlowLog): boolean {
  return destinationType === 'cloud-watch-logs';
}

/** Name of the log group in the flow log's own account and region; null when it delivers to another place. */
export function localGroupName(flowLog: FlowLog): string | null {
  if (flowLog.crossAccountRole !== null) return null;
  if (flowLog.destination === null) return flowLog.logGroupName;
  const arn = parseArn(flowLog.destination);
  if (arn === null || arn.account !== flowLog.account || arn.region !== flowLog.region) return null;
  return arn.resource.replace(/^log-group:/, '');
}

/** The log group of that name where the flow log is; null when there is none. */
export function logGroupNamed(
  name: string,
  flowLog: FlowLog,
  inventory: Inventory<'log-group'>,
): ResourceOf<'log-group'> | null {
  return inventory.all('log-group', placeOf(flowLog)).find((group) => group.name === name) ?? null;
}
