import type { FlowLog as AwsFlowLog } from '@aws-sdk/client-ec2';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { instant, integer, oneOf, required, textOrNull, UnexpectedValue } from '../../answer.ts';
import { arnIn, expectArn, withoutStar } from '../../arn.ts';
import { detailOrNull } from '../../aws/detail.ts';
import { UnexpectedAnswer } from '../../aws/unexpected-answer.ts';
import { listing } from '../../verbs.ts';

/** Flow logs of one region, on whatever they were put. */
export const flowLog = listing('flow-log', {
  call: () => import('@aws-sdk/client-ec2').then((sdk) => [sdk.EC2Client, sdk.DescribeFlowLogsCommand] as const),
  input: { MaxResults: 200 },
  list: ({ FlowLogs }) => FlowLogs,
  to: (found, { place, known }) => toFlowLog(place, known.targets.partition, found),
});

export function toFlowLog(place: Place, partition: string, found: AwsFlowLog): ResourceOf<'flow-log'> {
  const flowLogId = required(found.FlowLogId, 'FlowLogId');
  const targetId = required(found.ResourceId, 'ResourceId');
  const delivery = textOrNull(found.DeliverLogsStatus);
  const destinationType = oneOf(
    found.LogDestinationType,
    ['cloud-watch-logs', 's3', 'kinesis-data-firehose'],
    'LogDestinationType',
  );
  const destination = textOrNull(found.LogDestination);
  const logGroupName = textOrNull(found.LogGroupName);
  // A log group may be given by its name alone.
  if (destination === null && (destinationType !== 'cloud-watch-logs' || logGroupName === null)) {
    throw new UnexpectedAnswer('MissingMember', 'LogDestination is missing');
  }
  // A log group is of the flow log's own region. It may be another account's, and a bucket may be anywhere.
  if (destination !== null && destinationType === 'cloud-watch-logs') {
    expectArn(destination, { partition, region: place.region }, 'LogDestination');
  }
  return {
    type: 'flow-log',
    id: arnIn(place, partition, 'ec2', `vpc-flow-log/${flowLogId}`),
    ...place,
    flowLogId,
    targetId,
    trafficType: trafficType(found, targetId),
    // The one status that AWS documents. Whatever another one would mean, it is not known.
    status: oneOf(found.FlowLogStatus, ['ACTIVE'], 'FlowLogStatus'),
    deliveryStatus: delivery === null ? null : oneOf(delivery, ['SUCCESS', 'FAILED'], 'DeliverLogsStatus'),
    deliveryError: detailOrNull(found.DeliverLogsErrorMessage),
    destinationType,
    destination: destination === null ? null : withoutStar(destination),
    logGroupName,
    crossAccountRole: textOrNull(found.DeliverCrossAccountRole),
    // AWS gives the options of a bucket where they were given, and of nothing else.
    hiveCompatible: found.DestinationOptions?.HiveCompatiblePartitions ?? false,
    fields: fieldsOf(required(found.LogFormat, 'LogFormat')),
    aggregationSeconds: integer(found.MaxAggregationInterval, 'MaxAggregationInterval'),
    createdAt: instant(found.CreationTime, 'CreationTime'),
  };
}

/**
 * The fields of a log format, in its order. AWS gives the default format field by field, like a custom one.
 * Anything between the fields would be a format that is not understood.
 */
export function fieldsOf(logFormat: string): string[] {
  const fields: string[] = [];
  const rest = logFormat.replace(/\$\{([a-z0-9-]+)\}/g, (_, field: string) => {
    fields.push(field);
    return '';
  });
  if (rest.trim() !== '' || fields.length === 0) throw new UnexpectedValue('LogFormat is not a list of fields');
  return fields;
}

/** Transit gateways take no traffic type: their flow logs hold all traffic. */
function trafficType(found: AwsFlowLog, targetId: string): ResourceOf<'flow-log'>['trafficType'] {
  if (found.TrafficType === undefined && targetId.startsWith('tgw-')) return 'ALL';
  return oneOf(found.TrafficType, ['ALL', 'ACCEPT', 'REJECT'], 'TrafficType');
}
