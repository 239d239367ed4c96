import type { LogGroup as AwsLogGroup } from '@aws-sdk/client-cloudwatch-logs';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { instant, integerOrNull, oneOf, required, textOrNull } from '../../answer.ts';
import { expectOwner, withoutStar } from '../../arn.ts';
import { listing } from '../../verbs.ts';

/** Log groups of one region. */
export const logGroup = listing('log-group', {
  call: () =>
    import('@aws-sdk/client-cloudwatch-logs').then(
      (sdk) => [sdk.CloudWatchLogsClient, sdk.DescribeLogGroupsCommand] as const,
    ),
  input: { limit: 50 },
  list: ({ logGroups }) => logGroups,
  to: (found, { place }) => toLogGroup(place, found),
});

export function toLogGroup(place: Place, found: AwsLogGroup): ResourceOf<'log-group'> {
  const id = withoutStar(required(found.arn, 'arn'));
  expectOwner(id, place, 'arn');
  return {
    type: 'log-group',
    id,
    ...place,
    name: required(found.logGroupName, 'logGroupName'),
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
