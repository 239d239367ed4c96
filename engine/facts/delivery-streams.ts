import type { Place } from '../../model/names.ts';
import type { ResourceOf } from '../../model/resource.ts';
import type { World } from '../world.ts';
import { bucketParts } from './arn-parts.ts';
import { type BucketRoute, bucketRoute } from './bucket-route.ts';
import { someKnown } from './some-known.ts';

/** A delivery stream of the log archive, and where in the log archive it ends. */
export type ArchiveStream = {
  readonly arn: string;
  readonly status: string;
  readonly sourceStreamArn: string | null;
  /** Where its records lie in the log archive: buckets, and how the keys begin. In the order of its destinations. */
  readonly archived: readonly { readonly bucketName: string; readonly prefix: string }[];
  /** Why other buckets do not lead to the log archive, sorted. */
  readonly obstacles: readonly string[];
  readonly endsInArchive: boolean;
  /** Its S3 destinations as they are. */
  readonly s3: ResourceOf<'delivery-stream-detail'>['s3'];
};

/** A delivery stream of the log archive by its ARN; null when it does not exist. Throws NotKnown like `detail`. */
export function archiveStream(arn: string, place: Place, world: World): ArchiveStream | null {
  if (!world.all('delivery-stream', place).some(({ id }) => id === arn)) return null;
  const stream = world.detail('delivery-stream-detail', place, arn);
  if (stream === null) return null;
  const routes = someKnown(stream.s3, (destination) => routeOf(destination, world), leadsToArchive);
  const archived = routes.flatMap(({ archiveBucket, prefix }) =>
    archiveBucket === null ? [] : [{ bucketName: archiveBucket, prefix }],
  );
  const obstacles = routes.map(({ obstacle }) => obstacle).filter((obstacle) => obstacle !== null);
  return {
    arn,
    status: stream.status,
    sourceStreamArn: stream.sourceStreamArn,
    archived,
    obstacles: [...new Set(obstacles)].sort(),
    endsInArchive: archived.length > 0,
    s3: stream.s3,
  };
}

/** Whether a delivery stream works and brings its records to the log archive. */
export function deliversToArchive({ status, endsInArchive }: ArchiveStream): boolean {
  return status === 'ACTIVE' && endsInArchive;
}

/** The part of a Firehose prefix before its first expression: the keys of all records begin with it. */
export function literalPrefix(prefix: string | null): string {
  return (prefix ?? '').split('!{')[0] ?? '';
}

function routeOf(
  { bucketArn, prefix }: ArchiveStream['s3'][number],
  world: World,
): BucketRoute & { readonly prefix: string } {
  const keyPrefix = literalPrefix(prefix);
  return { ...bucketRoute(bucketParts(bucketArn).bucketName, keyPrefix, world), prefix: keyPrefix };
}

function leadsToArchive({ way }: BucketRoute): boolean {
  return way !== 'none';
}
