/**
 * Subscription filters that a log group can have, as AWS allows them without a raised quota.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
 */
export const FILTERS_PER_LOG_GROUP = 5;
