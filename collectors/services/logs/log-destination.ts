import type { Destination } from '@aws-sdk/client-cloudwatch-logs';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { required, textOrNull } from '../../answer.ts';
import { expectArn } from '../../arn.ts';
import { listing } from '../../verbs.ts';

/** Destinations in the log archive to which other accounts subscribe their log groups. */
export const logDestination = listing('log-destination', {
  call: () =>
    import('@aws-sdk/client-cloudwatch-logs').then(
      (sdk) => [sdk.CloudWatchLogsClient, sdk.DescribeDestinationsCommand] as const,
    ),
  input: { limit: 50 },
  list: ({ destinations }) => destinations,
  to: (found, { place, known }) => toLogDestination(place, known.targets.partition, found),
});

export function toLogDestination(place: Place, partition: string, found: Destination): ResourceOf<'log-destination'> {
  const id = required(found.arn, 'arn');
  const name = required(found.destinationName, 'destinationName');
  expectArn(id, { partition, ...place, resource: `destination:${name}` }, 'arn');
  return {
    type: 'log-destination',
    id,
    ...place,
    name,
    targetArn: required(found.targetArn, 'targetArn'),
    accessPolicy: textOrNull(found.accessPolicy),
  };
}
