import { z } from 'zod';
import { fact } from '../../fact.ts';
import { NotKnown } from '../../inventory.ts';

/** Whether a flow log is working and what came of its last delivery. */
export const flowLogDelivery = fact({
  subjects: ['flow-log'],
  shape: z
    .strictObject({
      status: z.string().describe('`ACTIVE`, or another word for not working'),
      delivery: z
        .enum(['SUCCESS', 'FAILED'])
        .nullable()
        .describe('Outcome of the last delivery; null only where the flow log is not active and delivered nothing'),
      notes: z.array(z.string()),
    })
    .describe('How a flow log delivers'),
  needs: ['flow-log'],
  read({ resource: flowLog }) {
    const { status, deliveryStatus, deliveryError } = flowLog;
    if (deliveryStatus === null && status === 'ACTIVE') {
      const detail = `nothing was delivered since ${flowLog.createdAt}: a new flow log, or a VPC without traffic`;
      const { account, region, id } = flowLog;
      throw new NotKnown([{ account, region, operation: null, resource: id, outcome: 'pending', detail }]);
    }
    return { status, delivery: deliveryStatus, notes: deliveryError === null ? [] : [`AWS says: ${deliveryError}`] };
  },
});
