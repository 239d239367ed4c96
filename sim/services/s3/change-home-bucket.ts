import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { found, homeBucket } from '../../violations/violation.ts';
import type { BucketState } from './state.ts';

/** A violation's change to the bucket that an account has in the home region. */
export function changeHomeBucket(
  accountIn: (landingZone: LandingZone) => string,
  change: (bucket: BucketState) => void,
): (landingZone: LandingZone) => void {
  return (landingZone) => {
    const account = accountIn(landingZone);
    const { name } = homeBucket(landingZone, account);
    landingZone.changeAccount(account, ({ s3 }) => {
      change(
        found(
          s3.buckets.find((bucket) => bucket.name === name),
          `a bucket ${name}`,
        ),
      );
    });
  };
}
