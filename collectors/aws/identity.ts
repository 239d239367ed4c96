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
  const [, partition, owner] = /^arn:(aws(?:-[a-z]+)*):(?:sts|iam)::(\d{12}):/.exec(arn) ?? [];
  const account = required(answer.Account, 'Account');
  const said = { account, arn, partition: required(partition, 'an ARN') };
  if (owner === account) return said;
  throw new UnexpectedAnswer('WrongAnswer', `Account is ${account}, and Arn is of account ${owner}`);
}

/** Throws `UnexpectedAnswer` (`WrongAccount`) when a session belongs to another account than was meant. */
export function expectAccount(identity: Identity, account: string): Identity {
  if (identity.account === account) return identity;
  const message = `the credentials for account ${account} belong to account ${identity.account} (${identity.arn})`;
  throw new UnexpectedAnswer('WrongAccount', message);
}
