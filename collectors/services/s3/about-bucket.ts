import type { ResourceOf } from '../../../model/resource.ts';
import type { Question } from '../../collector.ts';

/** What all questions about one bucket have in common: asked in the bucket's region, and of its owner only. */
export const ABOUT_BUCKET = {
  regionOf: (bucket: ResourceOf<'bucket-location'>) => bucket.bucketRegion,
  input: ({ account, parent }: Question<'bucket-location'>) => ({
    Bucket: parent.name,
    ExpectedBucketOwner: account,
  }),
};
