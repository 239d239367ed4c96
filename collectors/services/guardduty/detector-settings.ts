import type { GetDetectorResponse } from '@aws-sdk/client-guardduty';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { oneOf } from '../../answer.ts';
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
    publishingMinutes:
      MINUTES[
        oneOf(found.FindingPublishingFrequency, Object.keys(MINUTES) as Frequency[], 'FindingPublishingFrequency')
      ],
    ...toFeatures(found.Features, found.DataSources),
  };
}

const MINUTES = { FIFTEEN_MINUTES: 15, ONE_HOUR: 60, SIX_HOURS: 360 } as const satisfies Record<Frequency, number>;
type Frequency = NonNullable<GetDetectorResponse['FindingPublishingFrequency']>;
