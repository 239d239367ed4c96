import type { Questions } from './question.ts';

export const questions: Questions = ({ core, workloads: [member = ''] }) => [
  ['firehose:ListDeliveryStreams', core.logArchive, { Limit: 10 }],
  ['firehose:ListDeliveryStreams', member, {}],
  [
    'firehose:DescribeDeliveryStream',
    core.logArchive,
    { DeliveryStreamName: 'ASEA-Firehose-Delivery-Stream-Partition' },
  ],
];
