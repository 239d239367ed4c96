import type { AccountId, Place } from '../model/names.ts';
import type { TargetAccount, Targets } from '../model/snapshot.ts';
import { compare } from './compare.ts';

/** Where rules about the organization are asked. */
export function organizationPlace({ organizationAccount }: Targets): Place {
  return { account: organizationAccount, region: 'global' };
}

/** The accounts whose regions are judged, sorted by id. */
export function judgedAccounts(targets: Targets): TargetAccount[] {
  return targets.accounts.filter(({ leftOut }) => leftOut === null).sort((a, b) => compare(a.account, b.account));
}

/** What a finding about a whole account or region names as its resource. */
export function placeArn(targets: Targets, { account }: Place): string {
  return `arn:${targets.partition}:iam::${account}:root`;
}

/**
 * What a finding about the organization names as its resource; parts of it stand below it (`organization/role/security`).
 * It is no ARN, because the id of an organization may not be known, and a finding must not change its own by that.
 */
export const ORGANIZATION = 'organization';

/** The shards that every account's requirements may refer to. */
export function coreAccounts(targets: Targets): AccountId[] {
  const { management, logArchive, security } = targets.core;
  const core = [management, logArchive, security, organizationPlace(targets).account];
  return judgedAccounts(targets).flatMap(({ account }) => (core.includes(account) ? [account] : []));
}
