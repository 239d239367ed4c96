/** The shard about the organization as a whole, and about accounts that have none of their own. */
export const ORGANIZATION_SHARD = 'organization';

/** The shard of what was asked when all accounts were read, because the answers of others name it. */
export const FOLLOW_UP_SHARD = 'follow-up';

/** Whether a shard speaks of several accounts; any other is one account's and has its id as its name. */
export function isOfSeveralAccounts(name: string): boolean {
  return name === ORGANIZATION_SHARD || name === FOLLOW_UP_SHARD;
}
