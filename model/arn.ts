/** The parts of an ARN. Region and account are empty for what has none (a bucket). */
export type Arn = {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything behind the fifth colon: `vpc/vpc-0abc`. */
  readonly resource: string;
};

/** null: not an ARN. */
export function parseArn(text: string): Arn | null {
  const [scheme, partition, service, region, account, ...resource] = text.split(':');
  if (scheme !== 'arn' || !partition || !service || region === undefined || account === undefined) return null;
  if (resource.length === 0) return null;
  return { partition, service, region, account, resource: resource.join(':') };
}

/** The one place where an ARN is put together. */
export function arnText({ partition, service, region, account, resource }: Arn): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

/** ARN of a bucket: it names neither region nor account. */
export function bucketArn(partition: string, bucketName: string): string {
  return arnText({ partition, service: 's3', region: '', account: '', resource: bucketName });
}

/** Bucket and key prefix of an S3 ARN: `arn:aws:s3:::bucket/some/prefix`. The prefix has no slash at either end. */
export function bucketParts(s3Arn: string): { readonly bucketName: string; readonly prefix: string } {
  const [bucketName = '', ...prefix] = (parseArn(s3Arn)?.resource ?? s3Arn).split('/');
  return { bucketName, prefix: prefix.filter((part) => part !== '').join('/') };
}
