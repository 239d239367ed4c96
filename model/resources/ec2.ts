import { z } from 'zod';
import { Instant } from '../names.ts';
import { resource } from './base.ts';

/** A VPC that the account owns. VPCs shared into an account are their owner's. */
export const Vpc = resource('vpc', {
  vpcId: z.string(),
  isDefault: z.boolean(),
  /** The `Name` tag; null when there is none. */
  name: z.string().nullable(),
});

/** A flow log, on whatever it was put. */
export const FlowLog = resource('flow-log', {
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
  /** ARN of bucket (with prefix), log group (without `:*`) or delivery stream; null when AWS gives only a log group's name. */
  destination: z.string().nullable(),
  logGroupName: z.string().nullable(),
  crossAccountRole: z.string().nullable(),
  /** Field names in the order of the format, without `${}`. */
  fields: z.array(z.string()),
  aggregationSeconds: z.int(),
  createdAt: Instant,
});
