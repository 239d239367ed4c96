import { service } from '../../service.ts';
import { kinesisStream } from './kinesis-stream.ts';

export const kinesis = service({
  collectors: {
    'kinesis-stream': kinesisStream,
  },
  errors: [
    // A destination may name a stream that was never there, and that is something to know. What AWS itself listed a moment
    // ago and does not find now is not of this kind: half of what was seen is old then.
    { outcome: 'off', operations: ['kinesis:DescribeStreamSummary'], codes: ['ResourceNotFoundException'] },
    // It has no other code for more calls than it allows.
    { outcome: 'throttled', operations: ['kinesis:*'], codes: ['LimitExceededException'] },
  ],
  limits: { operations: { 'kinesis:DescribeStreamSummary': { perSecond: 20 } } },
});
