import { hexOf, uuidOf } from './identifiers.ts';
import { accountOf, type Plan } from './plan.ts';

/*
 * Names and ARNs that more than one service knows a thing by. A service builds its own things under these names, and
 * speaks of those of others by them; so no service depends on another one.
 */

/** The ARN of the one customer managed key that the accelerator makes in each account and region. */
export function keyArn(plan: Plan, account: string, region: string): string {
  return `arn:aws:kms:${region}:${account}:key/${uuidOf(plan.seed, 'key', account, region)}`;
}

/** `asea-<account>-phase0-<region without dashes>-<random>`, as the accelerator names the bucket of an account. */
export function ownBucketName(plan: Plan, account: string, region: string): string {
  const suffix = hexOf(plan.seed, 12, 'bucket', account, region);
  return `asea-${accountOf(plan, account).name}-phase0-${region.replaceAll('-', '')}-${suffix}`;
}

/** The bucket of the log archive account to which everything is delivered or copied. */
export function centralBucketName(plan: Plan): string {
  return ownBucketName(plan, plan.core.logArchive, plan.homeRegion);
}

/** The log group of the organization's trail, in the management account's home region. */
export const TRAIL_LOG_GROUP = '/ASEA/CloudTrail';

/** `Dev_vpc`, `Dev2_vpc`, …: as the accelerator names VPCs, after the organizational unit or the account. */
export function vpcNames(plan: Plan, account: string): readonly string[] {
  const { name, ouPath, kind } = accountOf(plan, account);
  const stem = kind === 'core' ? name : (ouPath.at(-1) ?? name);
  return Array.from({ length: vpcCount(plan, account) }, (_, index) => `${stem}${index === 0 ? '' : index + 1}_vpc`);
}

/** How many VPCs an account owns in a region: none in the log archive, which has no network. */
function vpcCount(plan: Plan, account: string): number {
  return account === plan.core.logArchive ? 0 : plan.vpcsPerRegion;
}

/** The log group of a VPC's local flow log. */
export function flowLogGroupName(vpcName: string): string {
  return `/ASEA/flowlogs/${vpcName}`;
}
