import type { Trail as AwsTrail } from '@aws-sdk/client-cloudtrail';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { expectSame, regionCode, required, textOrNull } from '../../answer.ts';
import { accountInArn, expectArn, withoutStar } from '../../arn.ts';
import { asking } from '../../verbs.ts';

/** Trails that record one region of an account, with the shadows of trails of other regions and of the organization. */
export const trail = asking('trail', {
  call: () =>
    import('@aws-sdk/client-cloudtrail').then((sdk) => [sdk.CloudTrailClient, sdk.DescribeTrailsCommand] as const),
  input: { includeShadowTrails: true },
  to: ({ trailList }, { place, known }) =>
    required(trailList, 'trailList').map((found) => toTrail(place, known.targets.partition, found)),
});

export function toTrail(place: Place, partition: string, found: AwsTrail): ResourceOf<'trail'> {
  const id = required(found.TrailARN, 'TrailARN');
  const logGroupArn = textOrNull(found.CloudWatchLogsLogGroupArn);
  const isOrganization = required(found.IsOrganizationTrail, 'IsOrganizationTrail');
  const isMultiRegion = required(found.IsMultiRegionTrail, 'IsMultiRegionTrail');
  const name = required(found.Name, 'Name');
  const homeRegion = regionCode(found.HomeRegion, 'HomeRegion');
  // Members see the organization's trail, which is the management account's; all others are their own. A trail of all
  // regions shows in each of them, one of a single region in that one.
  const owner = isOrganization ? {} : { account: place.account };
  expectArn(id, { partition, ...owner, region: homeRegion, resource: `trail/${name}` }, 'TrailARN');
  if (!isMultiRegion) expectSame(homeRegion, place.region, 'HomeRegion');
  return {
    type: 'trail',
    id,
    ...place,
    name,
    homeRegion,
    ownerAccount: accountInArn(id, 'TrailARN'),
    isOrganization,
    isMultiRegion,
    includesGlobalEvents: required(found.IncludeGlobalServiceEvents, 'IncludeGlobalServiceEvents'),
    bucketName: required(found.S3BucketName, 'S3BucketName'),
    bucketPrefix: textOrNull(found.S3KeyPrefix),
    kmsKeyId: textOrNull(found.KmsKeyId),
    logGroupArn: logGroupArn === null ? null : withoutStar(logGroupArn),
    validatesLogFiles: required(found.LogFileValidationEnabled, 'LogFileValidationEnabled'),
  };
}

/**
 * Status and selectors are asked of organization trails only, where they live: in the home region of the account that
 * owns them. Elsewhere AWS gives no delivery times, or refuses.
 */
export function isOwnOrganizationTrail(found: ResourceOf<'trail'>): boolean {
  return found.isOrganization && found.ownerAccount === found.account && found.homeRegion === found.region;
}
