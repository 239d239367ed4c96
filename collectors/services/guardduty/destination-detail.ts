import type { DescribePublishingDestinationResponse } from '@aws-sdk/client-guardduty';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { expectSame, oneOf, required, textOrNull } from '../../answer.ts';
import { aboutEach } from '../../verbs.ts';
import { DESTINATION_STATUSES } from './destination.ts';

/** The bucket of a destination. */
export const destinationDetail = aboutEach('guardduty-destination-detail', {
  call: () =>
    import('@aws-sdk/client-guardduty').then(
      (sdk) => [sdk.GuardDutyClient, sdk.DescribePublishingDestinationCommand] as const,
    ),
  input: ({ parent }) => ({ DetectorId: parent.detectorId, DestinationId: parent.destinationId }),
  to: (found, { parent, place }) => toDestinationDetail(place, parent.id, found),
});

export function toDestinationDetail(
  place: Place,
  destinationId: string,
  found: DescribePublishingDestinationResponse,
): ResourceOf<'guardduty-destination-detail'> {
  expectSame(found.DestinationId, destinationId, 'DestinationId');
  oneOf(found.DestinationType, ['S3'], 'DestinationType');
  const properties = required(found.DestinationProperties, 'DestinationProperties');
  return {
    type: 'guardduty-destination-detail',
    id: destinationId,
    ...place,
    status: oneOf(found.Status, DESTINATION_STATUSES, 'Status'),
    destinationArn: required(properties.DestinationArn, 'DestinationArn'),
    kmsKeyArn: textOrNull(properties.KmsKeyArn),
  };
}
