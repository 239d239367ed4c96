/**
 * The small compliant organization that the baselines of all resource types describe together: three core accounts and
 * one workload account in one region.
 */
export const MANAGEMENT = '111122223333';
export const LOG_ARCHIVE = '222233334444';
export const SECURITY = '333344445555';
export const WORKLOAD = '444455556666';
export const ORGANIZATION = 'o-exampleorg';
export const HOME = 'ca-central-1';
/** When the organization is looked at, and a time long before. */
export const TAKEN_AT = '2026-11-01T12:00:00.000Z';
export const LONG_AGO = '2025-03-01T09:00:00.000Z';

/** Things that resources of several services name. */
export const LOG_BUCKET = 'asea-logarchive-phase0-cacentral1-example';
export const LOG_BUCKET_ARN = `arn:aws:s3:::${LOG_BUCKET}`;
export const KEY_ARN = `arn:aws:kms:${HOME}:${LOG_ARCHIVE}:key/11112222-3333-4444-5555-666677778888`;
export const DESTINATION_ARN = `arn:aws:logs:${HOME}:${LOG_ARCHIVE}:destination:ASEA-LogDestinationOrg`;
export const STREAM_ARN = `arn:aws:kinesis:${HOME}:${LOG_ARCHIVE}:stream/ASEA-Kinesis-Logs-Stream`;
export const TRAIL_LOG_GROUP = '/ASEA/CloudTrail';
export const VPC_ID = 'vpc-0123456789abcdef0';
