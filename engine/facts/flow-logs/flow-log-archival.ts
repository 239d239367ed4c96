import { z } from 'zod';
import { bucketParts, parseArn } from '../../../model/arn.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { fact } from '../../fact.ts';
import type { Inventory } from '../../inventory.ts';
import { someKnown } from '../../known.ts';
import { archiveStream, deliversToArchive } from '../cloudwatch-logs/delivery-streams.ts';
import { SUBSCRIPTION_NEEDS, subscriptionRouteOf } from '../cloudwatch-logs/subscription-route.ts';
import { BUCKET_ROUTE_NEEDS, bucketRoute } from '../s3/bucket-route.ts';
import { flowLogKeys } from '../s3/written-keys.ts';
import { capturingFlowLogs } from './capturing-flow-logs.ts';
import { localGroupName, logGroupNamed } from './flow-log-groups.ts';

type FlowLog = ResourceOf<'flow-log'>;

const arrival = z.strictObject({
  flowLogId: z.string(),
  way: z.enum(['direct', 'replicated', 'firehose', 'log-subscription']),
});
type Route =
  | (z.infer<typeof arrival> & { readonly obstacle: null })
  | { readonly flowLogId: string; readonly way: null; readonly obstacle: string };

const NEEDS = ['vpc', 'flow-log', ...BUCKET_ROUTE_NEEDS, ...SUBSCRIPTION_NEEDS] as const;
type ArchivalNeed = (typeof NEEDS)[number];

/**
 * The ways of a VPC's complete flow logs to the log archive. One replication hop is followed, because the landing zones
 * write to the account's own bucket and replicate it.
 */
export const flowLogArchival = fact({
  subjects: ['vpc'],
  shape: z
    .strictObject({
      arrivals: z
        .array(arrival)
        .describe('The flow logs of all traffic whose records end in S3 of the log archive, sorted by ARN'),
      obstacles: z.array(z.string()).describe('Why those of the others do not, in the same order'),
      notes: z.array(z.string()),
    })
    .describe('The ways of a VPC’s flow logs to the S3 of the log archive'),
  needs: NEEDS,
  read({ resource: vpc }, inventory) {
    const flowLogs = capturingFlowLogs(vpc, inventory);
    const routes = someKnown(
      flowLogs,
      (flowLog) => routeOf(flowLog, inventory),
      ({ way }) => way !== null,
    );
    const arrivals = routes.flatMap(({ flowLogId, way }) => (way === null ? [] : [{ flowLogId, way }]));
    const obstacles = routes.flatMap(({ flowLogId, obstacle }) =>
      obstacle === null ? [] : [`${flowLogId}: ${obstacle}`],
    );
    return { arrivals, obstacles, notes: arrivals.length > 0 ? [] : obstacles.map((obstacle) => `${obstacle}.`) };
  },
});

const WAYS = {
  s3: throughBucket,
  'kinesis-data-firehose': throughFirehose,
  'cloud-watch-logs': throughSubscription,
} as const satisfies Record<
  FlowLog['destinationType'],
  (flowLog: FlowLog, inventory: Inventory<ArchivalNeed>) => Route
>;

function routeOf(flowLog: FlowLog, inventory: Inventory<ArchivalNeed>): Route {
  return WAYS[flowLog.destinationType](flowLog, inventory);
}

function throughBucket(flowLog: FlowLog, inventory: Inventory<ArchivalNeed>): Route {
  if (flowLog.destination === null) return blocked(flowLog, 'AWS names no bucket');
  const { bucketName } = bucketParts(flowLog.destination);
  const { way, obstacle } = bucketRoute(bucketName, flowLogKeys(flowLog).prefix, inventory);
  return way === 'none' ? blocked(flowLog, obstacle) : reached(flowLog, way);
}

function throughFirehose(flowLog: FlowLog, inventory: Inventory<ArchivalNeed>): Route {
  if (!inventory.parameters.acceptFirehose) return blocked(flowLog, 'Firehose is not accepted by configuration');
  const arn = flowLog.destination === null ? null : parseArn(flowLog.destination);
  if (flowLog.destination === null || arn === null) return blocked(flowLog, 'AWS names no delivery stream');
  const { account, region } = arn;
  const stream = archiveStream(flowLog.destination, { account, region }, inventory);
  if (stream === null) return blocked(flowLog, 'the delivery stream does not exist');
  if (deliversToArchive(stream)) return reached(flowLog, 'firehose');
  return blocked(flowLog, [`the delivery stream is ${stream.status}`, ...stream.obstacles].join('; '));
}

function throughSubscription(flowLog: FlowLog, inventory: Inventory<ArchivalNeed>): Route {
  if (!inventory.parameters.acceptS3ViaLogSubscription) return blocked(flowLog, 'it delivers to CloudWatch Logs only');
  const name = localGroupName(flowLog);
  if (name === null) return blocked(flowLog, 'its log group is not in the account and region of the VPC');
  const logGroup = logGroupNamed(name, flowLog, inventory);
  if (logGroup === null) return blocked(flowLog, `the log group ${name} does not exist`);
  const { state, endsInArchive } = subscriptionRouteOf(logGroup, inventory);
  return endsInArchive
    ? reached(flowLog, 'log-subscription')
    : blocked(flowLog, `the log group ${name} has no complete subscription that ends in the log archive (${state})`);
}

function reached({ flowLogId }: FlowLog, way: NonNullable<Route['way']>): Route {
  return { flowLogId, way, obstacle: null };
}

function blocked({ flowLogId }: FlowLog, obstacle: string): Route {
  return { flowLogId, way: null, obstacle };
}
