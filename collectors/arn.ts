import { type Arn, arnText, parseArn } from '../model/arn.ts';
import { AccountId, type Place, Region, type RegionOrGlobal } from '../model/names.ts';
import { accountId, expectSame, required } from './answer.ts';
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

/** What a question determines of an ARN in its answer. What is left out may be anything, and the converter says why. */
export type Whose = {
  readonly partition: string;
  /** Left out where things of other accounts are in the list as well. */
  readonly account?: AccountId;
  /** `global`: the ARN has none. Left out where things of other regions are in the list as well. */
  readonly region?: RegionOrGlobal;
  /** What stands behind the account: the answer says the name of the thing a second time. */
  readonly resource?: string;
};

/**
 * The parts of an ARN in an answer. Throws when it is about something else than was asked: another partition, another
 * account (`WrongAccount`), another region, or a thing that the same answer calls otherwise. Every converter of an answer
 * with an ARN asks here: that is all by which the answer of another account or region is told from the right one.
 */
export function expectArn(text: string | null | undefined, whose: Whose, member: string): Arn {
  const arn = parseArn(required(text, member));
  if (arn === null) throw new UnexpectedAnswer('WrongAnswer', `${member} is no ARN`);
  const { partition, account, region, resource } = whose;
  expectSame(arn.partition, partition, `the partition in ${member}`);
  if (account !== undefined && accountId(arn.account, `the account in ${member}`) !== account) {
    const message = `${member} belongs to account ${arn.account}, and account ${account} was asked`;
    throw new UnexpectedAnswer('WrongAccount', message);
  }
  if (region !== undefined && arn.region !== (region === 'global' ? '' : region)) {
    const message = `${member} is of region ${arn.region || 'none'}, and ${region} was asked`;
    throw new UnexpectedAnswer('WrongAnswer', message);
  }
  if (resource !== undefined) expectSame(arn.resource, resource, `the name in ${member}`);
  return arn;
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
