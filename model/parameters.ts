import { z } from 'zod';
import { Region } from './names.ts';

/**
 * The values that a profile sets and a configuration overrides. Every parameter has its unit in its name or its
 * description; every profile sets all of them.
 */
export const Parameters = z.strictObject({
  ignoredOus: z.array(z.string()).describe('Organizational units whose accounts are not scanned, by name'),
  governedRegions: z
    .array(Region)
    .nullable()
    .describe(
      'Regions in which the landing zone builds something (organization.governedRegions); null: every enabled one',
    ),
  requiredTrustedServices: z.array(z.string()).describe('Service principals that need trusted access'),
  newAccountGraceHours: z.number().min(0).describe('Hours after joining in which an account may lack the trail'),
  maxDeliveryAgeMinutes: z.number().min(1).describe('Longest time since the trail delivered to S3'),
  failDeliveryAgeHours: z
    .number()
    .min(1)
    .describe('Time without a delivery to S3 after which no quiet account explains it'),
  maxLogGroupDeliveryAgeHours: z.number().min(1).describe('Longest time since the trail delivered to its log group'),
  maxDigestAgeMinutes: z.number().min(1).describe('Longest time since a digest file was delivered'),
  allowedExcludedSources: z.array(z.string()).describe('Event sources that a trail may leave out'),
  requireS3DataEvents: z.boolean().describe('Whether S3 data events have to be recorded'),
  logBuckets: z.array(z.string()).nullable().describe('Names of the log buckets; null: found by what delivers to them'),
  notLogBuckets: z.array(z.string()).describe('Name patterns (with *) of buckets that do not hold logs'),
  minNoncurrentDays: z.int().min(1).describe('Days for which replaced or deleted objects are kept'),
  minDays: z.int().min(1).describe('Days for which log objects are kept'),
  requireObjectLock: z.boolean().describe('Whether log buckets need object lock'),
  requireCmk: z.boolean().describe('Whether trail and log buckets need a customer managed key'),
  sseS3Buckets: z.array(z.string()).describe('Name patterns (with *) of buckets that load balancers write to'),
  ignoreDefaultVpcs: z.boolean().describe('Whether default VPCs are left out'),
  defaultVpcsInUngovernedRegions: z
    .enum(['low', 'ignore', 'full'])
    .describe(
      'How default VPCs are judged where the landing zone builds nothing: mildly, not at all, or like any other',
    ),
  acceptCentralLogGroup: z.boolean().describe('Whether flow logs may go to a log group of another account'),
  acceptFirehose: z.boolean().describe('Whether flow logs may reach the archive through Firehose'),
  acceptS3ViaLogSubscription: z.boolean().describe('Whether a subscription that ends in the archive counts as S3 copy'),
  fieldProfile: z
    .enum(['all', 'asea-27', 'v5-29', 'v10-42', 'latest-54'])
    .describe('Which flow-log fields are required'),
  requiredFeatures: z.array(z.string()).describe('Features of GuardDuty that have to be on, by AWS’s names'),
  maxPublishingMinutes: z.int().min(1).describe('Longest time until GuardDuty publishes a finding again'),
  exportFindingsOf: z.enum(['all', 'administrator']).describe('Accounts whose GuardDuty exports its findings'),
  accountsInScope: z.enum(['all', 'workload']).describe('Accounts whose log groups need a subscription'),
  regionsInScope: z.enum(['all', 'home']).describe('Regions whose log groups need a subscription'),
  additionalLogRegions: z.array(Region).describe('Regions besides the home region with a log destination'),
  graceMinutes: z.number().min(0).describe('Minutes after creation in which a log group may lack its settings'),
  excludedLogGroups: z.array(z.string()).describe('Name patterns (with *) of log groups that need no subscription'),
  foreignLogGroups: z
    .array(z.string())
    .describe('Name patterns (with *) of log groups whose retention is not the landing zone’s to set'),
  approvedDestinationArns: z.array(z.string()).describe('Subscription targets accepted besides the log archive'),
  requireStream: z
    .boolean()
    .describe('Whether log destinations need a Kinesis stream; else Firehose alone is accepted'),
  requireStreamKms: z.boolean().describe('Whether the log stream needs KMS encryption'),
  minRetentionDays: z.int().min(1).describe('Shortest retention of a log group; 731 is the legal value for two years'),
  maxRetentionDays: z.int().nullable().describe('Longest retention of a log group; null: no upper bound'),
  neverExpire: z.enum(['pass', 'fail']).describe('The verdict on log groups that are kept for ever'),
});
export type Parameters = Readonly<z.infer<typeof Parameters>>;
export type ParameterName = keyof Parameters;

/** Names of the parameters that have other values, sorted. */
export function otherParameters(one: Parameters, other: Parameters): ParameterName[] {
  const names = Object.keys(Parameters.shape) as ParameterName[];
  return names.filter((name) => textOf(one[name]) !== textOf(other[name])).sort();
}

/** The lists among them have no order. */
function textOf(value: Parameters[ParameterName]): string {
  return JSON.stringify(Array.isArray(value) ? value.toSorted() : value);
}
