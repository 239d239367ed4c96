import type { LogGroup as AwsLogGroup } from '@aws-sdk/client-cloudwatch-logs';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { expectSame, instant, integerOrNull, oneOf, required, textOrNull } from '../../answer.ts';
import { expectArn, withoutStar } from '../../arn.ts';
import { listing } from '../../verbs.ts';

/** Log groups of one region. */
export const logGroup = listing('log-group', {
  call: () =>
    import('@aws-sdk/client-cloudwatch-logs').then(
      (sdk) => [sdk.CloudWatchLogsClient, sdk.DescribeLogGroupsCommand] as const,
    ),
  input: { limit: 50 },
  list: ({ logGroups }) => logGroups,
  to: (found, { place, known }) => toLogGroup(place, known.targets.partition, found),
});

export function toLogGroup(place: Place, partition: string, found: AwsLogGroup): ResourceOf<'log-group'> {
  const id = withoutStar(required(found.arn, 'arn'));
  const name = required(found.logGroupName, 'logGroupName');
  expectArn(id, { partition, ...place, resource: `log-group:${name}` }, 'arn');
  // AWS gives the ARN twice, with and without the star.
  if (found.logGroupArn !== undefined) expectSame(found.logGroupArn, id, 'logGroupArn');
  return {
    type: 'log-group',
    id,
    ...place,
    name,
    // Groups from before there were classes have none: they are standard ones.
    class: oneOf(
      found.logGroupClass ?? 'STANDARD',
      ['STANDARD', 'INFREQUENT_ACCESS', 'ESSENTIALS', 'DELIVERY'],
      'logGroupClass',
    ),
    retentionDays: integerOrNull(found.retentionInDays, 'retentionInDays'),
    kmsKeyId: textOrNull(found.kmsKeyId),
    createdAt: instant(found.creationTime, 'creationTime'),
  };
}
