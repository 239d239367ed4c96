import type { GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts';
import { required, UnexpectedAnswer } from './unexpected-answer.ts';

/** Whose credentials they are. */
export type Identity = {
  readonly account: string;
  readonly arn: string;
  /** `aws`, `aws-us-gov`, `aws-cn`, … */
  readonly partition: string;
};

export function toIdentity(answer: GetCallerIdentityCommandOutput): Identity {
  const arn = required(answer.Arn, 'Arn');
  const partition = required(/^arn:(aws(?:-[a-z]+)*):/.exec(arn)?.[1], 'an ARN');
  return { account: required(answer.Account, 'Account'), arn, partition };
}

/** Throws `UnexpectedAnswer` (`WrongAccount`) when the credentials belong to another account than was meant. */
export function expectAccount(identity: Identity, account: string): Identity {
  if (identity.account === account) return identity;
  const message = `the credentials for account ${account} belong to account ${identity.account} (${identity.arn})`;
  throw new UnexpectedAnswer('WrongAccount', message);
}
