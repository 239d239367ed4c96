import type { WireRequest } from './exchange.ts';

/**
 * The bucket of an S3 request and the path below it. Virtual-host style: `bucket.localhost:4566`,
 * `bucket.s3.eu-west-1.amazonaws.com`; path style: the first segment. null: the request is about no bucket.
 */
export function bucketAddress({ path, headers }: Pick<WireRequest, 'path' | 'headers'>): {
  readonly bucket: string | null;
  readonly path: string;
} {
  const host = typeof headers.host === 'string' ? headers.host : '';
  const virtual = VIRTUAL_HOST.exec(host)?.[1];
  if (virtual !== undefined) return { bucket: virtual, path };
  const [, bucket = '', rest = ''] = /^\/([^/]*)(\/.*)?$/.exec(path) ?? [];
  return bucket === '' ? { bucket: null, path } : { bucket: decodeURIComponent(bucket), path: rest || '/' };
}

const VIRTUAL_HOST = /^(.+?)\.(?:localhost|s3[.-].*)(?::\d+)?$/;
