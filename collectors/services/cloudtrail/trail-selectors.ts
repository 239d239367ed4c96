import type { AdvancedFieldSelector, EventSelector, GetEventSelectorsResponse } from '@aws-sdk/client-cloudtrail';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import type { FieldSelector } from '../../../model/services/cloudtrail.ts';
import { expectSame, oneOf, required, textOrNull } from '../../answer.ts';
import { UnexpectedAnswer } from '../../aws/unexpected-answer.ts';
import { aboutEach } from '../../verbs.ts';
import { isOwnOrganizationTrail } from './trail.ts';

/** What an organization trail records. */
export const trailSelectors = aboutEach('trail-selectors', {
  wants: isOwnOrganizationTrail,
  call: () =>
    import('@aws-sdk/client-cloudtrail').then((sdk) => [sdk.CloudTrailClient, sdk.GetEventSelectorsCommand] as const),
  input: ({ parent }) => ({ TrailName: parent.id }),
  to: (found, { parent, place }) => toTrailSelectors(place, parent.id, found),
});

/** AWS leaves out the list that is not in use; an answer without any selector says nothing about the trail. */
export function toTrailSelectors(
  place: Place,
  trailArn: string,
  found: GetEventSelectorsResponse,
): ResourceOf<'trail-selectors'> {
  expectSame(found.TrailARN, trailArn, 'TrailARN');
  const basic = found.EventSelectors ?? [];
  const advanced = found.AdvancedEventSelectors ?? [];
  if (basic.length === 0 && advanced.length === 0)
    throw new UnexpectedAnswer('MissingMember', 'EventSelectors is missing');
  return {
    type: 'trail-selectors',
    id: trailArn,
    ...place,
    basic: basic.map(toBasicSelector),
    advanced: advanced.map((selector) => ({
      name: textOrNull(selector.Name),
      fields: required(selector.FieldSelectors, 'FieldSelectors').map(toFieldSelector),
    })),
  };
}

function toBasicSelector(found: EventSelector): ResourceOf<'trail-selectors'>['basic'][number] {
  return {
    readWriteType: oneOf(found.ReadWriteType, ['All', 'ReadOnly', 'WriteOnly'], 'ReadWriteType'),
    includesManagementEvents: required(found.IncludeManagementEvents, 'IncludeManagementEvents'),
    // AWS gives empty lists. One that is missing could hide what is left out, or what is recorded.
    excludedManagementSources: required(found.ExcludeManagementEventSources, 'ExcludeManagementEventSources'),
    dataResources: required(found.DataResources, 'DataResources').map((resource) => ({
      type: required(resource.Type, 'DataResources.Type'),
      values: required(resource.Values, 'DataResources.Values'),
    })),
  };
}

function toFieldSelector(found: AdvancedFieldSelector): FieldSelector {
  const field = required(found.Field, 'FieldSelectors.Field');
  const { Field: _, ...operators } = found;
  if (Object.values(operators).every((values) => values === undefined)) {
    throw new UnexpectedAnswer('MissingMember', `FieldSelectors: ${field} is compared with nothing`);
  }
  return {
    field,
    equals: found.Equals ?? [],
    startsWith: found.StartsWith ?? [],
    endsWith: found.EndsWith ?? [],
    notEquals: found.NotEquals ?? [],
    notStartsWith: found.NotStartsWith ?? [],
    notEndsWith: found.NotEndsWith ?? [],
  };
}
