import type { SimulatedService } from '../service.ts';
import { s3Handlers } from './handlers.ts';
import { LOG_BUCKET_VIOLATIONS } from './log-bucket-violations.ts';
import { REPLICATION_VIOLATIONS } from './replication-violations.ts';
import { buildBuckets } from './state.ts';

/** Amazon S3: the buckets of each account. */
export const s3 = {
  sdk: () => import('@aws-sdk/client-s3'),
  state: { account: buildBuckets },
  handlers: s3Handlers,
  violations: { ...LOG_BUCKET_VIOLATIONS, ...REPLICATION_VIOLATIONS },
  refusals: {
    denied: ['AccessDenied', 403],
    'denied-by-scp': ['AccessDenied', 403],
    throttled: ['SlowDown', 503],
    'server-error': ['InternalError', 500],
    expired: ['ExpiredToken', 400],
    gone: ['NoSuchBucket', 404],
  },
} satisfies SimulatedService;
