import type { SimulatedService } from '../service.ts';
import { firehoseHandlers } from './handlers.ts';
import { buildDeliveryStreams } from './state.ts';
import { firehoseViolations } from './violations.ts';

/** Amazon Data Firehose: the last part of the log pipeline. */
export const firehose = {
  sdk: () => import('@aws-sdk/client-firehose'),
  state: { region: buildDeliveryStreams },
  handlers: firehoseHandlers,
  violations: firehoseViolations,
  limits: [{ perSecond: 5 }],
  refusals: { unavailable: ['ServiceUnavailableException', 503] },
} satisfies SimulatedService;
