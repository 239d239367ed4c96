import { bucketParts } from '../../../model/arn.ts';
import type { Inventory } from '../../inventory.ts';
import { type Gathered, gather } from '../../known.ts';
import { perInventory } from '../per-inventory.ts';

/** One S3 destination of a delivery stream of the log archive. */
export type FirehoseDelivery = {
  readonly bucketName: string;
  /** Of the objects and of those that could not be processed; empty: Firehose's own layout by date. */
  readonly prefixes: readonly string[];
};

/**
 * Where the delivery streams of the log archive write, over all of its regions; the causes are those of regions that
 * could not be read. Throws NotKnown without a log archive.
 */
export function firehoseDeliveries(inventory: Inventory<'delivery-stream-detail'>): Gathered<FirehoseDelivery> {
  return walk(inventory, inventory.accountOf('logArchive'));
}

const walk = perInventory((inventory: Inventory<'delivery-stream-detail'>, archive): Gathered<FirehoseDelivery> => {
  const { values, causes } = gather(inventory.regions(archive), (region) =>
    inventory.all('delivery-stream-detail', { account: archive, region }),
  );
  const deliveries = values
    .flat()
    .flatMap(({ s3 }) => s3)
    .map(({ bucketArn, prefix, errorPrefix }) => ({
      bucketName: bucketParts(bucketArn).bucketName,
      prefixes: errorPrefix === null ? [prefix ?? ''] : [prefix ?? '', errorPrefix],
    }));
  return { values: deliveries, causes };
});
