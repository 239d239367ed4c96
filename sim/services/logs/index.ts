import type { SimulatedService } from '../service.ts';
import { DESTINATION_VIOLATIONS } from './destination-violations.ts';
import { logsHandlers } from './handlers.ts';
import { LOG_GROUP_VIOLATIONS } from './log-group-violations.ts';
import { buildLogs } from './state.ts';

/** Amazon CloudWatch Logs: log groups, and the first part of the log pipeline. */
export const logs = {
  sdk: () => import('@aws-sdk/client-cloudwatch-logs'),
  state: { region: buildLogs },
  handlers: logsHandlers,
  violations: { ...DESTINATION_VIOLATIONS, ...LOG_GROUP_VIOLATIONS },
  limits: [
    { operations: /^DescribeLogGroups$/, perSecond: 10 },
    { operations: /^DescribeLogStreams$/, perSecond: 25 },
    { perSecond: 5 },
  ],
  refusals: { unavailable: ['ServiceUnavailableException', 503] },
} satisfies SimulatedService;
