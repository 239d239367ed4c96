import type { GetTrailStatusResponse } from '@aws-sdk/client-cloudtrail';
import type { Place } from '../../model/names.ts';
import type { ResourceOf } from '../../model/resource.ts';
import { instantOrNull, required } from '../answer.ts';
import { detailOrNull } from '../aws/detail.ts';
import { once } from '../aws/pages.ts';
import type { Collector } from '../collector.ts';
import { isOwnOrganizationTrail } from './trail.ts';

/** Whether an organization trail records and delivers. */
export const trailStatus: Collector<'trail-status', 'trail'> = {
  provides: 'trail-status',
  wants: isOwnOrganizationTrail,
  async *collect({ parent, place, aws }) {
    const { CloudTrailClient, GetTrailStatusCommand } = await import('@aws-sdk/client-cloudtrail');
    const cloudtrail = aws.client(CloudTrailClient);
    yield toTrailStatus(place, parent.id, await once(cloudtrail, GetTrailStatusCommand, { Name: parent.id }));
  },
};

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
