import { type AccountId, type Place, Region } from '../model/names.ts';
import { accountId } from './answer.ts';
import { UnexpectedAnswer } from './aws/unexpected-answer.ts';

/** The parts of an ARN. Region and account are empty for what has none (a bucket). */
export type Arn = {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything behind the fifth colon: `vpc/vpc-0abc`. */
  readonly resource: string;
};

/** The ARN of something that lives in a place. A place of region `global` leaves the region empty. */
export function arnIn(place: Place, partition: string, service: string, resource: string): string {
  const region = place.region === 'global' ? '' : place.region;
  return arn({ partition, service, region, account: place.account, resource });
}

/** ARN of a bucket: it names neither region nor account. */
export function bucketArn(partition: string, bucketName: string): string {
  return arn({ partition, service: 's3', region: '', account: '', resource: bucketName });
}

/** The one place where an ARN is put together. */
function arn({ partition, service, region, account, resource }: Arn): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

/** null: not an ARN. */
export function parseArn(text: string): Arn | null {
  const [scheme, partition, service, region, account, ...resource] = text.split(':');
  if (scheme !== 'arn' || !partition || !service || region === undefined || account === undefined) return null;
  if (resource.length === 0) return null;
  return { partition, service, region, account, resource: resource.join(':') };
}

/** The account that an ARN of AWS's names. Throws when it names none. */
export function accountInArn(text: string, member: string): AccountId {
  return accountId(parseArn(text)?.account, `the account in ${member}`);
}

/** Throws when something that only its owner lists belongs to another account: then it is another account's list. */
export function expectOwner(text: string, { account }: Place, member: string): void {
  const owner = accountInArn(text, member);
  if (owner === account) return;
  const message = `${member} belongs to account ${owner}, and account ${account} was asked`;
  throw new UnexpectedAnswer('WrongAccount', message);
}

/** The region that an ARN names; null when it names none, or is not an ARN. */
export function regionInArn(text: string): Region | null {
  const region = Region.safeParse(parseArn(text)?.region);
  return region.success ? region.data : null;
}

/** Log group ARNs come with and without `:*` at the end; ours are without. */
export function withoutStar(logGroupArn: string): string {
  return logGroupArn.endsWith(':*') ? logGroupArn.slice(0, -2) : logGroupArn;
}
