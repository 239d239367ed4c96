import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import type { Inventory } from '../../inventory.ts';

type FlowLog = ResourceOf<'flow-log'>;
type Vpc = ResourceOf<'vpc'>;

/** The flow logs on the VPC itself, sorted by id. Those on its subnets and interfaces do not add up to the VPC. */
export function flowLogsOn(vpc: Vpc, inventory: Inventory<'flow-log'>): readonly FlowLog[] {
  return inventory.all('flow-log', placeOf(vpc)).filter(({ targetId }) => targetId === vpc.vpcId);
}

/** The active flow logs on the VPC that record all of its traffic, alone or with their counterpart. */
export function capturingFlowLogs(vpc: Vpc, inventory: Inventory<'flow-log'>): readonly FlowLog[] {
  const active = flowLogsOn(vpc, inventory).filter(isActive);
  return active.filter((flowLog) => recordsAll(flowLog, active));
}

/** Whether a flow log records all traffic: by itself, or because another records the rest to the same destination. */
export function recordsAll(flowLog: FlowLog, others: readonly FlowLog[]): boolean {
  return flowLog.trafficType === 'ALL' || others.some((other) => complete(flowLog, other));
}

/** One accepted and one rejected, to one destination: together they are ALL. */
export function complete(one: FlowLog, other: FlowLog): boolean {
  const kinds = [one.trafficType, other.trafficType].sort().join();
  return (
    kinds === 'ACCEPT,REJECT' &&
    one.destinationType === other.destinationType &&
    one.destination === other.destination &&
    one.logGroupName === other.logGroupName
  );
}

export function isActive({ status }: FlowLog): boolean {
  return status === 'ACTIVE';
}

export function placeOf({ account, region }: Place): Place {
  return { account, region };
}
