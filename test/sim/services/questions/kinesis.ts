import type { Questions } from './question.ts';

export const questions: Questions = ({ core: { logArchive } }) => [
  [
    'kinesis:DescribeStreamSummary',
    logArchive,
    { StreamARN: `arn:aws:kinesis:ca-central-1:${logArchive}:stream/ASEA-Kinesis-Logs-Stream` },
  ],
];
