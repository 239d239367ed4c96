import { LOG_BUCKET_NEEDS, logBuckets } from '../facts/s3/log-buckets.ts';
import { subjects } from '../subject.ts';

/** The buckets of the log archive that hold logs. */
export const logBucketSubjects = subjects({
  kind: 'log-bucket',
  scope: 'organization',
  needs: LOG_BUCKET_NEEDS,
  list(inventory) {
    const { buckets, causes } = logBuckets(inventory);
    if (buckets.length === 0 && causes.length === 0) {
      return { subjects: [], none: 'No bucket of the log archive account receives logs.' };
    }
    return {
      subjects: buckets.map((bucket) => ({
        kind: 'log-bucket',
        account: bucket.account,
        region: 'global',
        arn: bucket.id,
        name: bucket.name,
        resource: bucket,
      })),
      causes,
    };
  },
});
