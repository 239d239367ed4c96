import { z } from 'zod';
import { READINGS, type ResourceOf } from '../../model/resource.ts';
import { fact } from '../fact.ts';
import { NotKnown, type World } from '../world.ts';
import { arnParts, bucketParts } from './arn-parts.ts';
import { BUCKET_ROUTE_NEEDS, bucketRoute } from './bucket-route.ts';
import { capturingFlowLogs } from './capturing-flow-logs.ts';
import { archiveStream, deliversToArchive } from './delivery-streams.ts';
import { localGroupName, logGroupNamed } from './flow-log-groups.ts';
import { someKnown } from './some-known.ts';
import { SUBSCRIPTION_NEEDS, subscriptionRouteOf } from './subscription-route.ts';

type FlowLog = ResourceOf<'flow-log'>;

const route = z.strictObject({
  flowLogId: z.string(),
  way: z.enum(['direct', 'replicated', 'firehose', 'log-subscription', 'none']),
  reaches: z.boolean().describe('Whether the records end in S3 of the log archive'),
  obstacle: z.string().describe('Why they do not; empty when they do'),
});
type Route = z.infer<typeof route>;

/**
 * The ways of a VPC's complete flow logs to the log archive. One replication hop is followed, because the landing zones
 * write to the account's own bucket and replicate it.
 */
export const flowLogArchival = fact({
  subjects: ['vpc'],
  shape: z
    .strictObject({
      routes: z.array(route).describe('One entry for each flow log that records all traffic, sorted by ARN'),
      notes: z.array(z.string()),
    })
    .describe('The ways of a VPC’s flow logs to the S3 of the log archive'),
  needs: ['vpc', 'flow-log', ...BUCKET_ROUTE_NEEDS, ...SUBSCRIPTION_NEEDS],
  read({ vpc }, world) {
    const flowLogs = capturingFlowLogs(vpc, world);
    const routes = someKnown(
      flowLogs,
      (flowLog) => routeOf(flowLog, world),
      ({ reaches }) => reaches,
    );
    const notes = routes.some(({ reaches }) => reaches)
      ? []
      : routes.map(({ flowLogId, obstacle }) => `${flowLogId}: ${obstacle}.`);
    return { routes, notes };
  },
});

const WAYS = {
  s3: throughBucket,
  'kinesis-data-firehose': throughFirehose,
  'cloud-watch-logs': throughSubscription,
} as const satisfies Record<FlowLog['destinationType'], (flowLog: FlowLog, world: World) => Route>;

function routeOf(flowLog: FlowLog, world: World): Route {
  return WAYS[flowLog.destinationType](flowLog, world);
}

function throughBucket(flowLog: FlowLog, world: World): Route {
  if (flowLog.destination === null) return blocked(flowLog, 'AWS names no bucket');
  const { bucketName, prefix } = bucketParts(flowLog.destination);
  const keyPrefix = `${prefix === '' ? '' : `${prefix}/`}AWSLogs/${flowLog.account}/vpcflowlogs/`;
  const { way, obstacle } = bucketRoute(bucketName, keyPrefix, world);
  return way === 'none' ? blocked(flowLog, obstacle) : reached(flowLog, way);
}

function throughFirehose(flowLog: FlowLog, world: World): Route {
  if (!world.parameters.acceptFirehose) return blocked(flowLog, 'Firehose is not accepted by configuration');
  const arn = flowLog.destination === null ? null : arnParts(flowLog.destination);
  if (flowLog.destination === null || arn === null) return blocked(flowLog, 'AWS names no delivery stream');
  const { account, region } = arn;
  if (account !== world.accountOf('logArchive')) throw streamNotAsked(flowLog.destination, account, region);
  const stream = archiveStream(flowLog.destination, { account, region }, world);
  if (stream === null) return blocked(flowLog, 'the delivery stream does not exist');
  if (deliversToArchive(stream)) return reached(flowLog, 'firehose');
  return blocked(flowLog, [`the delivery stream is ${stream.status}`, ...stream.obstacles].join('; '));
}

function throughSubscription(flowLog: FlowLog, world: World): Route {
  if (!world.parameters.acceptS3ViaLogSubscription) return blocked(flowLog, 'it delivers to CloudWatch Logs only');
  const name = localGroupName(flowLog);
  if (name === null) return blocked(flowLog, 'its log group is not in the account and region of the VPC');
  const logGroup = logGroupNamed(name, flowLog, world);
  if (logGroup === null) return blocked(flowLog, `the log group ${name} does not exist`);
  const { state, endsInArchive } = subscriptionRouteOf(logGroup, world);
  return endsInArchive
    ? reached(flowLog, 'log-subscription')
    : blocked(flowLog, `the log group ${name} has no complete subscription that ends in the log archive (${state})`);
}

function reached({ flowLogId }: FlowLog, way: Route['way']): Route {
  return { flowLogId, way, reaches: true, obstacle: '' };
}

function blocked({ flowLogId }: FlowLog, obstacle: string): Route {
  return { flowLogId, way: 'none', reaches: false, obstacle };
}

/** Delivery streams are read in the log archive only. */
function streamNotAsked(resource: string, account: string, region: string): NotKnown {
  const detail = 'delivery streams are read in the log archive account only';
  const { operation } = READINGS['delivery-stream-detail'];
  return new NotKnown([{ account, region, operation, resource, outcome: 'not-asked', detail }]);
}
