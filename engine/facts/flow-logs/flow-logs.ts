import { z } from 'zod';
import { fact } from '../../fact.ts';
import { complete, flowLogsOn, isActive, placeOf } from './capturing-flow-logs.ts';

/** The flow logs on a VPC, and the pairs among them that record all traffic together. */
export const flowLogs = fact({
  subjects: ['vpc'],
  shape: z
    .strictObject({
      active: z
        .array(
          z.strictObject({
            flowLogId: z.string(),
            trafficType: z.enum(['ALL', 'ACCEPT', 'REJECT']),
            destinationType: z.enum(['cloud-watch-logs', 's3', 'kinesis-data-firehose']),
          }),
        )
        .describe('The working flow logs on the VPC itself, sorted by id'),
      pairs: z
        .array(z.string())
        .describe('Pairs of one ACCEPT and one REJECT flow log to the same destination, as `fl-… and fl-…`, sorted'),
      notes: z.array(z.string()),
    })
    .describe('What records the traffic of a VPC'),
  needs: ['vpc', 'flow-log'],
  read({ resource: vpc }, inventory) {
    const active = flowLogsOn(vpc, inventory).filter(isActive);
    const accepting = active.filter(({ trafficType }) => trafficType === 'ACCEPT');
    const pairs = accepting.flatMap((one) =>
      active.filter((other) => complete(one, other)).map((other) => `${one.flowLogId} and ${other.flowLogId}`),
    );
    const recordsAll = active.some(({ trafficType }) => trafficType === 'ALL');
    const notes: string[] = [];
    if (!recordsAll && pairs.length > 0) notes.push(`All traffic is recorded by two flow logs: ${pairs.join('; ')}.`);
    if (active.length === 0) {
      const partial = inventory.all('flow-log', placeOf(vpc)).filter(({ targetId }) => !targetId.startsWith('vpc-'));
      const targets = [...new Set(partial.map(({ targetId }) => targetId))].sort();
      // Which of them lie in this VPC is not known: it needs the subnets.
      if (targets.length > 0) notes.push(`Flow logs of this region that are not on a VPC: ${targets.join(', ')}.`);
    }
    return {
      active: active.map(({ flowLogId, trafficType, destinationType }) => ({
        flowLogId,
        trafficType,
        destinationType,
      })),
      pairs: pairs.sort(),
      notes,
    };
  },
});
