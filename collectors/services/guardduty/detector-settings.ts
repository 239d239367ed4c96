import type { GetDetectorResponse } from '@aws-sdk/client-guardduty';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { oneOf, required } from '../../answer.ts';
import { aboutEach } from '../../verbs.ts';
import { toFeatures } from './features.ts';

/** How a detector is set. */
export const detectorSettings = aboutEach('guardduty-detector-settings', {
  call: () => import('@aws-sdk/client-guardduty').then((sdk) => [sdk.GuardDutyClient, sdk.GetDetectorCommand] as const),
  input: ({ parent }) => ({ DetectorId: parent.detectorId }),
  to: (found, { parent, place }) => toDetectorSettings(place, parent.id, found),
});

/** AWS gives both the list of features and, for the oldest of them, the data sources that it replaced. */
export function toDetectorSettings(
  place: Place,
  detectorArn: string,
  found: GetDetectorResponse,
): ResourceOf<'guardduty-detector-settings'> {
  return {
    type: 'guardduty-detector-settings',
    id: detectorArn,
    ...place,
    status: oneOf(found.Status, ['ENABLED', 'DISABLED'], 'Status'),
    publishingFrequency: oneOf(
      found.FindingPublishingFrequency,
      ['FIFTEEN_MINUTES', 'ONE_HOUR', 'SIX_HOURS'],
      'FindingPublishingFrequency',
    ),
    features: toFeatures(required(found.Features, 'Features'), found.DataSources),
  };
}
