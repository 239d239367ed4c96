import type { Cause } from '../../../model/finding.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { type Inventory, NotKnown } from '../../inventory.ts';
import { attempt } from '../../known.ts';
import { perInventory } from '../per-inventory.ts';
import { managementEventsOf } from './management-events.ts';
import { trailsOfOrganization } from './organization-trails.ts';
import { deliveryOf } from './trail-delivery.ts';

/** What a walk over the primary trail has to ask for. */
export const PRIMARY_TRAIL_NEEDS = ['trail', 'trail-status', 'trail-selectors'] as const;
export type PrimaryTrailNeed = (typeof PRIMARY_TRAIL_NEEDS)[number];

/**
 * The one organization trail that carries the audit record: the one that records all management events; among equals
 * one of all regions; among equals one that delivers; among equals the first ARN. A requirement that two trails only
 * meet together is not met. null: there is no organization trail.
 *
 * @throws NotKnown when there may be one that was not seen, or when what is not known could change the choice.
 */
export function primaryTrail(inventory: Inventory<PrimaryTrailNeed>): ResourceOf<'trail'> | null {
  return choose(inventory, inventory.accountOf('management'));
}

const choose = perInventory((inventory: Inventory<PrimaryTrailNeed>): ResourceOf<'trail'> | null => {
  const { values: trails, causes: unseen } = trailsOfOrganization(inventory);
  if (trails.length === 0) {
    if (unseen.length > 0) throw new NotKnown(unseen);
    return null;
  }
  const ranked = trails.map((trail) => rank(trail, inventory));
  const best = ranked.reduce((winner, other) => (other.least > winner.least ? other : winner));
  const rivals = ranked.filter((other) => other !== best && couldOvertake(other, best));
  if (rivals.length > 0) throw new NotKnown([...best.causes, ...rivals.flatMap((rival) => rival.causes)]);
  // What shows in no region that was read is a trail of one region.
  if (unseen.length > 0 && best.least <= MOST_OF_ONE_REGION) throw new NotKnown(unseen);
  return best.trail;
});

/** How much of the record a trail carries: at least, and at most if everything unknown turned out well. */
type Rank = {
  readonly trail: ResourceOf<'trail'>;
  readonly least: number;
  readonly most: number;
  readonly causes: readonly Cause[];
};

/** What a trail of one region has at most. */
const MOST_OF_ONE_REGION = 4 + 1;

function rank(trail: ResourceOf<'trail'>, inventory: Inventory<PrimaryTrailNeed>): Rank {
  const causes: Cause[] = [];
  let least = 0;
  let most = 0;
  const weigh = (weight: number, holds: () => boolean): void => {
    const said = attempt(holds);
    if (said instanceof NotKnown) causes.push(...said.causes);
    else if (!said.value) return;
    else least += weight;
    most += weight;
  };
  // Powers of two: each weighs more than all that follow.
  weigh(4, () => recordsManagementEvents(trail, inventory));
  weigh(2, () => trail.isMultiRegion && trail.includesGlobalEvents);
  weigh(1, () => delivers(trail, inventory));
  return { trail, least, most, causes };
}

function recordsManagementEvents(trail: ResourceOf<'trail'>, inventory: Inventory<PrimaryTrailNeed>): boolean {
  const { recorded, excludedSources } = managementEventsOf(trail, inventory);
  return recorded.length === 2 && excludedSources.length === 0;
}

function delivers(trail: ResourceOf<'trail'>, inventory: Inventory<PrimaryTrailNeed>): boolean {
  const { state, error, minutesSinceDelivery } = deliveryOf(trail, inventory);
  if (state !== 'logging' || error !== null || minutesSinceDelivery === null) return false;
  return minutesSinceDelivery <= inventory.parameters.maxDeliveryAgeMinutes;
}

function couldOvertake(other: Rank, best: Rank): boolean {
  return other.most > best.least || (other.most === best.least && other.trail.id < best.trail.id);
}
