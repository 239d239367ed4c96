import { isKnown } from '../../model/cell.ts';
import type { Cause } from '../../model/finding.ts';
import type { Place } from '../../model/names.ts';
import { type Definition, RESOURCES, type ResourceType } from '../../model/resource.ts';
import type { Manifest } from '../../model/snapshot.ts';
import { causeNotAsked, causeOfGap, distinctCauses } from './causes.ts';
import type { ShardIndex } from './shard-index.ts';

/** Every question about a place that has no answer: refused, or planned for the place as a whole and never asked. */
export function gapsOf(place: Place, shards: readonly ShardIndex[], manifest: Manifest): Cause[] {
  const cells = shards
    .flatMap(({ shard }) => shard.cells)
    .filter(({ account, region }) => account === place.account && region === place.region);
  const answered = new Set(cells.filter(({ resource }) => resource === null).map(({ operation }) => operation));
  const missing = plannedFor(place, manifest).filter((type) => !answered.has(RESOURCES[type].operation));
  return distinctCauses([
    ...cells.filter((cell) => !isKnown(cell)).map(causeOfGap),
    ...missing.map((type) => causeNotAsked(type, place, null, manifest)),
  ]);
}

/** Types that are read by one question about the place itself. Questions about single resources follow from answers. */
function plannedFor({ account, region }: Place, { asked, targets }: Manifest): ResourceType[] {
  return asked.filter((type) => {
    const { accounts, scope, parent }: Definition = RESOURCES[type];
    if (parent !== undefined || (scope === 'global') !== (region === 'global')) return false;
    return accounts === 'all' || targets.core[accounts] === account;
  });
}
