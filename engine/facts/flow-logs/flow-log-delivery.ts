import { z } from 'zod';
import { Instant } from '../../../model/names.ts';
import { fact } from '../../fact.ts';
import { NotKnown } from '../../inventory.ts';

/** Minutes after its creation in which a flow log may not have delivered anything yet. */
const FIRST_DELIVERY_MINUTES = 60;

/** Whether a flow log is so new that nothing can be said of its delivery. */
export const flowLogAge = fact({
  subjects: ['flow-log'],
  shape: z
    .strictObject({
      pendingSince: Instant.nullable().describe(
        'When the flow log was created, if it delivered nothing and was younger than an hour when it was read',
      ),
    })
    .describe('The age of a flow log without a delivery'),
  needs: ['flow-log'],
  read({ resource: { account, region, status, deliveryStatus, createdAt } }, inventory) {
    if (status !== 'ACTIVE' || deliveryStatus !== null) return { pendingSince: null };
    const asked = { type: 'flow-log', place: { account, region } } as const;
    return { pendingSince: inventory.isYoungerThan(createdAt, FIRST_DELIVERY_MINUTES, asked) ? createdAt : null };
  },
});

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
