import { z } from 'zod';
import { fact } from '../fact.ts';
import { flowLogsOn, recordsAll } from './capturing-flow-logs.ts';

/** Whether a flow log is one of those that make up the complete record of its VPC. */
export const flowLogCoverage = fact({
  subjects: ['flow-log'],
  shape: z
    .strictObject({
      recordsAll: z.boolean().describe('Whether it records all traffic, alone or with its counterpart'),
    })
    .describe('What part of the traffic a flow log records'),
  needs: ['vpc', 'flow-log'],
  read({ flowLog, vpc }, world) {
    // A flow log that stopped working still is the one that should record.
    return { recordsAll: recordsAll(flowLog, flowLogsOn(vpc, world)) };
  },
});
