import type { Cause } from '../../model/finding.ts';
import { NotKnown, type World } from '../world.ts';
import { bucketParts } from './arn-parts.ts';
import { perWorld } from './per-world.ts';

/** One S3 destination of a delivery stream of the log archive. */
export type FirehoseDelivery = {
  readonly bucketName: string;
  /** Of the objects and of those that could not be processed; empty: Firehose's own layout by date. */
  readonly prefixes: readonly string[];
};

/** `causes`: what could not be read, so that there may be more. */
export type FirehoseDeliveries = {
  readonly deliveries: readonly FirehoseDelivery[];
  readonly causes: readonly Cause[];
};

/** Where the delivery streams of the log archive write, over all of its regions. Throws NotKnown without a log archive. */
export function firehoseDeliveries(world: World): FirehoseDeliveries {
  return walk(world, world.accountOf('logArchive'));
}

const walk = perWorld((world, archive): FirehoseDeliveries => {
  const deliveries: FirehoseDelivery[] = [];
  const causes: Cause[] = [];
  for (const region of world.regions(archive)) {
    try {
      for (const { s3 } of world.all('delivery-stream-detail', { account: archive, region })) {
        for (const { bucketArn, prefix, errorPrefix } of s3) {
          const { bucketName } = bucketParts(bucketArn);
          deliveries.push({
            bucketName,
            prefixes: errorPrefix === null ? [prefix ?? ''] : [prefix ?? '', errorPrefix],
          });
        }
      }
    } catch (error) {
      if (!(error instanceof NotKnown)) throw error;
      causes.push(...error.causes);
    }
  }
  return { deliveries, causes };
});
