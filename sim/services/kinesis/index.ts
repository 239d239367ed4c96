import type { SimulatedService } from '../service.ts';
import { kinesisHandlers } from './handlers.ts';
import { buildStreams } from './state.ts';
import { kinesisViolations } from './violations.ts';

/** Amazon Kinesis Data Streams: the middle of the log pipeline. */
export const kinesis = {
  sdk: () => import('@aws-sdk/client-kinesis'),
  state: { region: buildStreams },
  handlers: kinesisHandlers,
  violations: kinesisViolations,
  limits: [{ operations: /^DescribeStreamSummary$/, perSecond: 20 }],
  refusals: { throttled: ['LimitExceededException', 400], 'server-error': ['InternalFailureException', 500] },
} satisfies SimulatedService;
