import type { MetricFilter as AwsMetricFilter } from '@aws-sdk/client-cloudwatch-logs';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { required, text } from '../../answer.ts';
import { listing } from '../../verbs.ts';

/** Metric filters of all log groups of one region. */
export const metricFilter = listing('metric-filter', {
  call: () =>
    import('@aws-sdk/client-cloudwatch-logs').then(
      (sdk) => [sdk.CloudWatchLogsClient, sdk.DescribeMetricFiltersCommand] as const,
    ),
  input: { limit: 50 },
  list: ({ metricFilters }) => metricFilters,
  to: (found, { place }) => toMetricFilter(place, found),
});

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
