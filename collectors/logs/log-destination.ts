import type { Destination } from '@aws-sdk/client-cloudwatch-logs';
import type { Place } from '../../model/names.ts';
import type { ResourceOf } from '../../model/resource.ts';
import { required, textOrNull } from '../answer.ts';
import { expectOwner } from '../arn.ts';
import { pages } from '../aws/pages.ts';
import type { Collector } from '../collector.ts';

/** Destinations in the log archive to which other accounts subscribe their log groups. */
export const logDestination: Collector<'log-destination'> = {
  provides: 'log-destination',
  async *collect({ place, aws }) {
    const { CloudWatchLogsClient, DescribeDestinationsCommand } = await import('@aws-sdk/client-cloudwatch-logs');
    const logs = aws.client(CloudWatchLogsClient);
    for await (const page of pages(logs, DescribeDestinationsCommand, { limit: 50 }, (answer) => answer.destinations)) {
      for (const found of page) yield toLogDestination(place, found);
    }
  },
};

export function toLogDestination(place: Place, found: Destination): ResourceOf<'log-destination'> {
  const id = required(found.arn, 'arn');
  expectOwner(id, place, 'arn');
  return {
    type: 'log-destination',
    id,
    ...place,
    name: required(found.destinationName, 'destinationName'),
    targetArn: required(found.targetArn, 'targetArn'),
    accessPolicy: textOrNull(found.accessPolicy),
  };
}
