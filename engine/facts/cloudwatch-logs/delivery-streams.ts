import { bucketParts } from '../../../model/arn.ts';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import type { Inventory } from '../../inventory.ts';
import { someKnown } from '../../known.ts';
import { BUCKET_ROUTE_NEEDS, type BucketRoute, type BucketRouteNeed, bucketRoute } from '../s3/bucket-route.ts';

type Detail = ResourceOf<'delivery-stream-detail'>;

/** What a walk from a delivery stream to the log archive has to ask for. */
export const DELIVERY_NEEDS = ['delivery-stream', 'delivery-stream-detail', ...BUCKET_ROUTE_NEEDS] as const;
export type DeliveryNeed = (typeof DELIVERY_NEEDS)[number];

/** A delivery stream of the log archive, and whether what it writes ends there. */
export type ArchiveStream = {
  readonly arn: string;
  readonly status: string;
  readonly sourceStreamArn: string | null;
  /** Why some of its buckets do not lead to the log archive, sorted. */
  readonly obstacles: readonly string[];
  readonly endsInArchive: boolean;
};

/** A delivery stream of the log archive by its ARN; null when it does not exist. Throws NotKnown like `detail`. */
export function archiveStream(arn: string, place: Place, inventory: Inventory<DeliveryNeed>): ArchiveStream | null {
  if (!inventory.all('delivery-stream', place).some(({ id }) => id === arn)) return null;
  const stream = inventory.detail('delivery-stream-detail', place, arn);
  if (stream === null) return null;
  const routes = someKnown(stream.s3, (destination) => routeOf(destination, inventory).route, leadsToArchive);
  const obstacles = routes.map(({ obstacle }) => obstacle).filter((obstacle) => obstacle !== null);
  return {
    arn,
    status: stream.status,
    sourceStreamArn: stream.sourceStreamArn,
    obstacles: [...new Set(obstacles)].sort(),
    endsInArchive: routes.some(leadsToArchive),
  };
}

/** Whether a delivery stream works and brings its records to the log archive. */
export function deliversToArchive({ status, endsInArchive }: ArchiveStream): boolean {
  return status === 'ACTIVE' && endsInArchive;
}

/** The way of an S3 destination's objects to the log archive, and how their keys begin. Throws NotKnown. */
export function routeOf(
  { bucketArn, prefix }: Detail['s3'][number],
  inventory: Inventory<BucketRouteNeed>,
): { readonly route: BucketRoute; readonly keyPrefix: string } {
  // The keys of all objects begin with what comes before the first expression.
  const keyPrefix = (prefix ?? '').split('!{')[0] ?? '';
  return { route: bucketRoute(bucketParts(bucketArn).bucketName, keyPrefix, inventory), keyPrefix };
}

function leadsToArchive({ way }: BucketRoute): boolean {
  return way !== 'none';
}
