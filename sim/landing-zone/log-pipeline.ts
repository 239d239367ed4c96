import type { Plan } from './plan.ts';

/*
 * The way of log groups to S3: a destination of CloudWatch Logs hands on to a Kinesis stream, a Firehose carries the
 * stream to the central bucket. Only the log archive has them, in every region; each service builds its own part.
 */

export const DESTINATION_NAME = 'ASEA-LogDestinationOrg';
export const STREAM_NAME = 'ASEA-Kinesis-Logs-Stream';

/** ARN of the log archive's destination in a region. */
export function destinationArn(plan: Plan, region: string): string {
  return `arn:aws:logs:${region}:${plan.core.logArchive}:destination:${DESTINATION_NAME}`;
}

/** ARN of the stream behind the destination of a region. */
export function streamArn(plan: Plan, region: string): string {
  return `arn:aws:kinesis:${region}:${plan.core.logArchive}:stream/${STREAM_NAME}`;
}
