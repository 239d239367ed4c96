import type { ResourceOf } from '../../../model/resource.ts';
import { type AdvancedSelector, isOnly, operatorsOf, readsAndWrites } from './advanced-selectors.ts';

/** Management events that one selector records. */
export type ManagementRecording = {
  readonly reads: boolean;
  readonly writes: boolean;
  readonly excludedSources: readonly string[];
};

/** `narrowed`: of each selector of management events that does not count, the fields that narrow it. */
export type ManagementRecordings = {
  readonly recordings: readonly ManagementRecording[];
  readonly narrowed: readonly (readonly string[])[];
};

/** What each selector records of the management events. */
export function managementRecordings({ basic, advanced }: ResourceOf<'trail-selectors'>): ManagementRecordings {
  const ofBasic = basic
    .filter(({ includesManagementEvents }) => includesManagementEvents)
    .map(({ readWriteType, excludedManagementSources }) => ({
      reads: readWriteType !== 'WriteOnly',
      writes: readWriteType !== 'ReadOnly',
      excludedSources: excludedManagementSources,
    }));
  const chosen = advanced.filter(({ fields }) =>
    fields.some((field) => field.field === 'eventCategory' && field.equals.includes('Management')),
  );
  const narrowed = chosen.map(narrowingFields);
  return {
    recordings: [...ofBasic, ...chosen.filter((_, index) => narrowed[index]?.length === 0).map(toRecording)],
    narrowed: narrowed.filter((fields) => fields.length > 0),
  };
}

function toRecording(selector: AdvancedSelector): ManagementRecording {
  const excludedSources = selector.fields
    .filter(({ field }) => field === 'eventSource')
    .flatMap(({ notEquals }) => notEquals);
  return { ...readsAndWrites(selector), excludedSources };
}

/** On a trail, management events can be chosen by `readOnly` and left out by `eventSource`; all else takes some away. */
function narrowingFields({ fields }: AdvancedSelector): string[] {
  return fields
    .filter((selector) => {
      if (selector.field === 'eventCategory' || selector.field === 'readOnly') return !isOnly(selector, 'equals');
      return selector.field !== 'eventSource' || !isOnly(selector, 'notEquals');
    })
    .map((selector) => `${selector.field} ${operatorsOf(selector).join(' and ')}`);
}
