import type { Destination } from '@aws-sdk/client-guardduty';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { oneOf, required } from '../../answer.ts';
import { listingOfEach } from '../../verbs.ts';

export const DESTINATION_STATUSES = [
  'PENDING_VERIFICATION',
  'PUBLISHING',
  'UNABLE_TO_PUBLISH_FIX_DESTINATION_PROPERTY',
  'STOPPED',
] as const;

/** Where a detector exports its findings. */
export const destination = listingOfEach('guardduty-destination', {
  call: () =>
    import('@aws-sdk/client-guardduty').then(
      (sdk) => [sdk.GuardDutyClient, sdk.ListPublishingDestinationsCommand] as const,
    ),
  input: ({ parent }) => ({ DetectorId: parent.detectorId, MaxResults: 50 }),
  list: ({ Destinations }) => Destinations,
  to: (found, { parent, place }) => toDestination(place, parent.detectorId, found),
});

export function toDestination(
  place: Place,
  detectorId: string,
  found: Destination,
): ResourceOf<'guardduty-destination'> {
  const destinationId = required(found.DestinationId, 'DestinationId');
  const status = oneOf(found.Status, DESTINATION_STATUSES, 'Status');
  return { type: 'guardduty-destination', id: destinationId, ...place, destinationId, detectorId, status };
}
