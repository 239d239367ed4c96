import { arnText, parseArn } from '../model/arn.ts';
import { AccountId, type Place, Region } from '../model/names.ts';
import { accountId } from './answer.ts';
import { UnexpectedAnswer } from './aws/unexpected-answer.ts';

/** The ARN of something that lives in a place. A place of region `global` leaves the region empty. */
export function arnIn(place: Place, partition: string, service: string, resource: string): string {
  const region = place.region === 'global' ? '' : place.region;
  return arnText({ partition, service, region, account: place.account, resource });
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

/** The account and region that an ARN names; null when it lacks one of them. */
export function placeInArn(text: string): Place | null {
  const account = AccountId.safeParse(parseArn(text)?.account);
  const region = regionInArn(text);
  return account.success && region !== null ? { account: account.data, region } : null;
}

/** Log group ARNs come with and without `:*` at the end; ours are without. */
export function withoutStar(logGroupArn: string): string {
  return logGroupArn.endsWith(':*') ? logGroupArn.slice(0, -2) : logGroupArn;
}
