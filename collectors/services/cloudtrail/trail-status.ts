import type { GetTrailStatusResponse } from '@aws-sdk/client-cloudtrail';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { instantOrNull, required } from '../../answer.ts';
import { detailOrNull } from '../../aws/detail.ts';
import { aboutEach } from '../../verbs.ts';
import { isOwnOrganizationTrail } from './trail.ts';

/** Whether an organization trail records and delivers. */
export const trailStatus = aboutEach('trail-status', {
  wants: isOwnOrganizationTrail,
  call: () =>
    import('@aws-sdk/client-cloudtrail').then((sdk) => [sdk.CloudTrailClient, sdk.GetTrailStatusCommand] as const),
  input: ({ parent }) => ({ Name: parent.id }),
  to: (found, { parent, place }) => toTrailStatus(place, parent.id, found),
});

export function toTrailStatus(
  place: Place,
  trailArn: string,
  found: GetTrailStatusResponse,
): ResourceOf<'trail-status'> {
  return {
    type: 'trail-status',
    id: trailArn,
    ...place,
    isLogging: required(found.IsLogging, 'IsLogging'),
    startedAt: instantOrNull(found.StartLoggingTime, 'StartLoggingTime'),
    stoppedAt: instantOrNull(found.StopLoggingTime, 'StopLoggingTime'),
    latestDeliveryAt: instantOrNull(found.LatestDeliveryTime, 'LatestDeliveryTime'),
    latestDeliveryError: detailOrNull(found.LatestDeliveryError),
    latestLogGroupDeliveryAt: instantOrNull(found.LatestCloudWatchLogsDeliveryTime, 'LatestCloudWatchLogsDeliveryTime'),
    latestLogGroupDeliveryError: detailOrNull(found.LatestCloudWatchLogsDeliveryError),
    latestDigestAt: instantOrNull(found.LatestDigestDeliveryTime, 'LatestDigestDeliveryTime'),
    latestDigestError: detailOrNull(found.LatestDigestDeliveryError),
    latestNotificationError: detailOrNull(found.LatestNotificationError),
  };
}
