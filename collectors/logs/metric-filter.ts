import type { MetricFilter as AwsMetricFilter } from '@aws-sdk/client-cloudwatch-logs';
import type { Place } from '../../model/names.ts';
import type { ResourceOf } from '../../model/resource.ts';
import { required, text } from '../answer.ts';
import { pages } from '../aws/pages.ts';
import type { Collector } from '../collector.ts';

/** Metric filters of all log groups of one region. */
export const metricFilter: Collector<'metric-filter'> = {
  provides: 'metric-filter',
  async *collect({ place, aws }) {
    const { CloudWatchLogsClient, DescribeMetricFiltersCommand } = await import('@aws-sdk/client-cloudwatch-logs');
    const logs = aws.client(CloudWatchLogsClient);
    for await (const page of pages(
      logs,
      DescribeMetricFiltersCommand,
      { limit: 50 },
      (answer) => answer.metricFilters,
    )) {
      for (const found of page) yield toMetricFilter(place, found);
    }
  },
};

/** A metric filter has no ARN; its name is unique within its log group, and neither may contain a colon. */
export function toMetricFilter(place: Place, found: AwsMetricFilter): ResourceOf<'metric-filter'> {
  const name = required(found.filterName, 'filterName');
  const logGroupName = required(found.logGroupName, 'logGroupName');
  return {
    type: 'metric-filter',
    id: `${logGroupName}:${name}`,
    ...place,
    name,
    logGroupName,
    pattern: text(found.filterPattern, 'filterPattern'),
    metrics: required(found.metricTransformations, 'metricTransformations').map((metric) => ({
      namespace: required(metric.metricNamespace, 'metricNamespace'),
      name: required(metric.metricName, 'metricName'),
      value: required(metric.metricValue, 'metricValue'),
    })),
  };
}
