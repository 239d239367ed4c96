import { parseArn } from './arn.ts';
import type { AccountId } from './names.ts';
import type { Targets } from './snapshot.ts';

/**
 * Whom a scan asks about a KMS key that something in an account names: the account in the key's ARN, as long as the scan
 * reads it. A key that is named without an ARN is the account's own; of one in an account that is not read it can learn
 * only what that key's owner lets it see.
 */
export function accountAskedAboutKey(keyId: string, namedIn: AccountId, targets: Pick<Targets, 'accounts'>): AccountId {
  const owner = parseArn(keyId)?.account;
  const isRead = targets.accounts.some(({ account, leftOut }) => account === owner && leftOut === null);
  return owner !== undefined && isRead ? owner : namedIn;
}
