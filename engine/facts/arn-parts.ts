/** What facts ask of an ARN. Region and account are empty for what has none (a bucket). */
export type ArnParts = {
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything behind the fifth colon. */
  readonly resource: string;
};

/** null: not an ARN. */
export function arnParts(text: string): ArnParts | null {
  const [scheme, , service, region, account, ...resource] = text.split(':');
  if (scheme !== 'arn' || service === undefined || region === undefined || account === undefined) return null;
  return resource.length === 0 ? null : { service, region, account, resource: resource.join(':') };
}

/** Bucket and key prefix of an S3 ARN: `arn:aws:s3:::bucket/some/prefix`. The prefix has no slash at either end. */
export function bucketParts(s3Arn: string): { readonly bucketName: string; readonly prefix: string } {
  const [bucketName = '', ...prefix] = (arnParts(s3Arn)?.resource ?? s3Arn).split('/');
  return { bucketName, prefix: prefix.filter((part) => part !== '').join('/') };
}
