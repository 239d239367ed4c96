import type { FlowLog, Vpc } from '@aws-sdk/client-ec2';
import { hexOf, longAgo } from '../../landing-zone/identifiers.ts';
import { flowLogGroupName, ownBucketName, vpcNames } from '../../landing-zone/names.ts';
import { accountOf, type Plan, seesSharedVpc, vpcSharer } from '../../landing-zone/plan.ts';
import { REFERENCE_FORMAT } from './flow-log-format.ts';

export type Ec2State = { readonly vpcs: Vpc[]; flowLogs: FlowLog[] };

export function buildNetworks(plan: Plan, account: string, region: string): Ec2State {
  return { vpcs: buildVpcs(plan, account, region), flowLogs: buildFlowLogs(plan, account, region) };
}

/** VPCs that show up in a place: the account's own, and in some accounts one that another account shares with it. */
function buildVpcs(plan: Plan, account: string, region: string): Vpc[] {
  const own = vpcNames(plan, account).map((name, index) => toVpc(plan, account, region, name, index));
  if (!seesSharedVpc(plan, accountOf(plan, account))) return own;
  const sharer = vpcSharer(plan).id;
  const [shared] = vpcNames(plan, sharer);
  // A participant does not see the tags of the owner.
  return shared === undefined ? own : [...own, { ...toVpc(plan, sharer, region, shared, 0), Tags: [] }];
}

/** Two flow logs for each VPC of the account: to a log group of the same place, and to the account's own bucket. */
function buildFlowLogs(plan: Plan, account: string, region: string): FlowLog[] {
  return vpcNames(plan, account).flatMap((name, index) => {
    const vpc = vpcId(plan, account, region, index);
    const common = (destination: string): FlowLog => ({
      CreationTime: longAgo(plan.now, plan.seed, 'flow-log', vpc),
      DeliverLogsStatus: 'SUCCESS',
      FlowLogId: `fl-${hexOf(plan.seed, 17, 'flow-log', vpc, destination)}`,
      FlowLogStatus: 'ACTIVE',
      ResourceId: vpc,
      TrafficType: 'ALL',
      LogFormat: REFERENCE_FORMAT,
      Tags: [{ Key: 'Accelerator', Value: 'ASEA' }],
      MaxAggregationInterval: 60,
    });
    const group = flowLogGroupName(name);
    return [
      {
        ...common('logs'),
        DeliverLogsPermissionArn: `arn:aws:iam::${account}:role/ASEA-VPC-FlowLog`,
        LogDestinationType: 'cloud-watch-logs',
        LogGroupName: group,
        // AWS gives the ARN only where the flow log was made with one: here, for every second VPC.
        ...(index % 2 === 1 ? { LogDestination: `arn:aws:logs:${region}:${account}:log-group:${group}` } : {}),
      },
      {
        ...common('s3'),
        LogDestinationType: 's3',
        LogDestination: `arn:aws:s3:::${ownBucketName(plan, account, region)}/${account}/${name}`,
        DestinationOptions: {
          FileFormat: 'plain-text',
          HiveCompatiblePartitions: false,
          PerHourPartition: false,
        },
      },
    ];
  });
}

function toVpc(plan: Plan, account: string, region: string, name: string, index: number): Vpc {
  const cidr = `10.${index % 256}.0.0/16`;
  return {
    OwnerId: account,
    InstanceTenancy: 'default',
    CidrBlockAssociationSet: [
      {
        AssociationId: `vpc-cidr-assoc-${hexOf(plan.seed, 17, 'cidr', account, region, index)}`,
        CidrBlock: cidr,
        CidrBlockState: { State: 'associated' },
      },
    ],
    IsDefault: false,
    Tags: [{ Key: 'Name', Value: name }],
    VpcId: vpcId(plan, account, region, index),
    State: 'available',
    CidrBlock: cidr,
    DhcpOptionsId: `dopt-${hexOf(plan.seed, 17, 'dhcp', account, region)}`,
  };
}

function vpcId(plan: Plan, account: string, region: string, index: number): string {
  return `vpc-${hexOf(plan.seed, 17, 'vpc', account, region, index)}`;
}
