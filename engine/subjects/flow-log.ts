import { subjects } from '../subject.ts';

/** Flow logs on the account's own VPCs. Those on subnets, interfaces and transit gateways are not judged. */
export const flowLogSubjects = subjects({
  kind: 'flow-log',
  scope: 'region',
  accounts: 'all',
  needs: ['vpc', 'flow-log'],
  list(inventory, place) {
    const vpcs = new Map(inventory.all('vpc', place).map((vpc) => [vpc.vpcId, vpc]));
    return {
      subjects: inventory.all('flow-log', place).flatMap((flowLog) => {
        const vpc = vpcs.get(flowLog.targetId);
        if (vpc === undefined) return [];
        const { account, region, id, flowLogId } = flowLog;
        const name = `${flowLogId} of ${vpc.name ?? vpc.vpcId}`;
        return [{ kind: 'flow-log' as const, account, region, arn: id, name, resource: flowLog }];
      }),
    };
  },
});
