import { z } from 'zod';
import { fact } from '../../fact.ts';
import { placeOf, recordsAll } from './capturing-flow-logs.ts';

/** What a flow log records of its VPC's traffic, alone or together with others. */
export const flowLogCoverage = fact({
  subjects: ['flow-log'],
  shape: z
    .strictObject({
      traffic: z
        .enum(['ALL', 'ACCEPT', 'REJECT'])
        .describe('`ALL` also where a second flow log records the rest to the same destination'),
    })
    .describe('What part of the traffic a flow log records'),
  needs: ['flow-log'],
  read({ resource: flowLog }, inventory) {
    // A flow log that stopped working still is the one that should record.
    const others = inventory.all('flow-log', placeOf(flowLog)).filter(({ targetId }) => targetId === flowLog.targetId);
    return { traffic: recordsAll(flowLog, others) ? 'ALL' : flowLog.trafficType };
  },
});
