import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { required } from '../../answer.ts';
import { arnIn } from '../../arn.ts';
import { listing } from '../../verbs.ts';

/** The detector of one region. A region where GuardDuty was never on has none. */
export const detector = listing('guardduty-detector', {
  call: () =>
    import('@aws-sdk/client-guardduty').then((sdk) => [sdk.GuardDutyClient, sdk.ListDetectorsCommand] as const),
  input: { MaxResults: 50 },
  list: ({ DetectorIds }) => DetectorIds,
  to: (found, { place, known }) => toDetector(place, known.targets.partition, found),
});

export function toDetector(place: Place, partition: string, found: string): ResourceOf<'guardduty-detector'> {
  const detectorId = required(found, 'DetectorIds');
  const id = arnIn(place, partition, 'guardduty', `detector/${detectorId}`);
  return { type: 'guardduty-detector', id, ...place, detectorId };
}
