import { z } from 'zod';
import { LOG_BUCKET_ARN, LONG_AGO, VPC_ID, WORKLOAD } from '../baseline.ts';
import { Instant, WholeNumber } from '../names.ts';
import { resource } from '../resource-definition.ts';

export const EC2 = {
  /** A VPC that the account owns. VPCs shared into an account are their owner's. */
  vpc: resource({
    operation: 'ec2:DescribeVpcs',
    accounts: 'all',
    scope: 'region',
    fields: {
      vpcId: z.string(),
      isDefault: z.boolean(),
      /** The `Name` tag; null when there is none. */
      name: z.string().nullable(),
    },
    id: ({ vpcId }, { account, region }) => `arn:aws:ec2:${region}:${account}:vpc/${vpcId}`,
    baseline: { account: WORKLOAD, fields: { vpcId: VPC_ID, isDefault: false, name: 'Main' } },
  }),
  /** A flow log, on whatever it was put. */
  'flow-log': resource({
    operation: 'ec2:DescribeFlowLogs',
    accounts: 'all',
    scope: 'region',
    fields: {
      flowLogId: z.string(),
      /** Id of a VPC, subnet, network interface or transit gateway: `vpc-…`, `subnet-…`, `eni-…`, `tgw-…`. */
      targetId: z.string(),
      trafficType: z.enum(['ALL', 'ACCEPT', 'REJECT']),
      /** `ACTIVE`, or another word for not working. */
      status: z.string(),
      /** null: nothing was delivered yet. */
      deliveryStatus: z.enum(['SUCCESS', 'FAILED']).nullable(),
      deliveryError: z.string().nullable(),
      destinationType: z.enum(['cloud-watch-logs', 's3', 'kinesis-data-firehose']),
      /**
       * ARN of bucket (with prefix), log group (without `:*`) or delivery stream; null when AWS gives only a log group's
       * name.
       */
      destination: z.string().nullable(),
      logGroupName: z.string().nullable(),
      crossAccountRole: z.string().nullable(),
      /** Whether the keys in S3 have partitions of the form `aws-account-id=…/`. */
      hiveCompatible: z.boolean(),
      /** Field names in the order of the format, without `${}`. */
      fields: z.array(z.string()),
      aggregationSeconds: WholeNumber,
      createdAt: Instant,
    },
    id: ({ flowLogId }, { account, region }) => `arn:aws:ec2:${region}:${account}:vpc-flow-log/${flowLogId}`,
    baseline: {
      account: WORKLOAD,
      fields: {
        flowLogId: 'fl-0123456789abcdef0',
        targetId: VPC_ID,
        trafficType: 'ALL',
        status: 'ACTIVE',
        deliveryStatus: 'SUCCESS',
        deliveryError: null,
        destinationType: 's3',
        destination: `${LOG_BUCKET_ARN}/${WORKLOAD}/Main`,
        logGroupName: null,
        crossAccountRole: null,
        hiveCompatible: false,
        fields: everyField(),
        aggregationSeconds: 60,
        createdAt: LONG_AGO,
      },
    },
  }),
};

/** Every field that a VPC flow log can have, up to format version 11. */
function everyField(): string[] {
  return [
    'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status',
    'vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr',
    'region az-id sublocation-type sublocation-id',
    'pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path',
    'ecs-cluster-arn ecs-cluster-name ecs-container-instance-arn ecs-container-instance-id ecs-container-id',
    'ecs-second-container-id ecs-service-name ecs-task-definition-arn ecs-task-arn ecs-task-id',
    'reject-reason resource-id encryption-status',
    'instance-tag instance-tag-2 interface-tag interface-tag-2 asg-tag asg-tag-2',
    'interface-type next-hop-interface-id next-hop-subnet-id next-hop-az-id next-hop-vpc-id next-hop-interface-type',
  ].flatMap((line) => line.split(' '));
}
