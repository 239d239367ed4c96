import type { Place } from '../../../model/names.ts';
import { RESOURCES, type ResourceOf } from '../../../model/resource.ts';
import { type Asked, type Inventory, NotKnown } from '../../inventory.ts';

/** The status of a trail, and the question that was asked for it. Throws NotKnown. */
export function statusOf(
  trail: ResourceOf<'trail'>,
  inventory: Inventory<'trail-status'>,
): { readonly status: ResourceOf<'trail-status'>; readonly asked: Asked<'trail-status'> } {
  const place = homeOf(trail);
  const status = inventory.detail('trail-status', place, trail.id);
  if (status === null) throw vanished('trail-status', trail);
  return { status, asked: { type: 'trail-status', place, id: trail.id } };
}

/** What a trail records. Throws NotKnown. */
export function selectorsOf(
  trail: ResourceOf<'trail'>,
  inventory: Inventory<'trail-selectors'>,
): ResourceOf<'trail-selectors'> {
  const selectors = inventory.detail('trail-selectors', homeOf(trail), trail.id);
  if (selectors === null) throw vanished('trail-selectors', trail);
  if (selectors.basic.length > 0 || selectors.advanced.length > 0) return selectors;
  throw notAnswered('trail-selectors', trail, 'the answer has neither basic nor advanced selectors');
}

/** Only the home region knows all about a trail. */
function homeOf({ ownerAccount, homeRegion }: ResourceOf<'trail'>): Place {
  return { account: ownerAccount, region: homeRegion };
}

/** A trail that was listed is there: that AWS then knows nothing about it is no answer. */
function vanished(type: 'trail-status' | 'trail-selectors', trail: ResourceOf<'trail'>): NotKnown {
  return notAnswered(type, trail, 'the trail was listed, and gone when it was asked about');
}

function notAnswered(type: 'trail-status' | 'trail-selectors', trail: ResourceOf<'trail'>, detail: string): NotKnown {
  const { operation } = RESOURCES[type];
  return new NotKnown([{ ...homeOf(trail), operation, resource: trail.id, outcome: 'failed', detail }]);
}
