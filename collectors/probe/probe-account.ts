import { type Cell, isKnown } from '../../model/cell.ts';
import type { Region } from '../../model/names.ts';
import type { Resource, ResourceType } from '../../model/resource.ts';
import type { Known } from '../collector.ts';
import type { AccountScan } from '../runner/account-scan.ts';
import { ask } from '../runner/ask.ts';
import { inOrder } from '../runner/in-order.ts';
import { regionFor, sourceOf, type Unit, unitsOf } from '../runner/plan.ts';
import { ResourcesRead } from '../runner/resources-read.ts';
import { type Room, STORABLE, storable } from '../runner/storable.ts';
import { firstPage } from './first-page.ts';

/**
 * Its regions are where questions about regions are tried, and those about things that have a region, such as buckets.
 * What finding the targets has read comes before.
 */
export type Probe = Omit<AccountScan, 'scheduler'>;

export type Probed = {
  /** One for each call, with the region that it was sent to. The count of a cell is of the first page only. */
  readonly answers: readonly { readonly cell: Cell; readonly sentTo: Region }[];
  /** Types of which there was nothing to ask about. */
  readonly notTried: readonly ResourceType[];
};

/**
 * Tries every question that a scan would ask an account, each with one call for one page. A question about resources is
 * tried on the first of them; on some more (ten at most) only where nothing was found to try the next question on, or
 * to send it to each of several regions.
 */
export async function probeAccount(probe: Probe): Promise<Probed> {
  const { account, regions, types, before, targets, parameters, collectors } = probe;
  const answers: { cell: Cell; sentTo: Region }[] = [];
  const read = new ResourcesRead();
  read.add(before.resources);
  const known: Known = { targets, parameters, seen: (type, region) => read.seen(type, region) };
  const units = unitsOf(account, regions, types, { targets, collectors });
  const room: Room = { left: STORABLE.accountBytes };
  const tries = new Map<Unit, Try[]>(units.map((unit) => [unit, []]));
  await inOrder(units, collectors, tryFirst);
  for (let next = nextTry(); next !== null; next = nextTry()) await tryOn(...next);
  const untried = new Set(units.filter((unit) => triesOf(unit).length === 0).map(({ type }) => type));
  for (const { type } of units.filter((unit) => triesOf(unit).length > 0)) untried.delete(type);
  return { answers, notTried: [...untried].sort() };

  async function tryFirst(unit: Unit): Promise<void> {
    const { definition } = sourceOf(unit.type, collectors);
    const { operation } = definition;
    if (definition.parent !== undefined) {
      const parent = untriedParent(unit, null);
      if (parent !== null) await tryOn(unit, parent);
      return;
    }
    const answered = before.cells.find(
      (cell) => cell.operation === operation && cell.region === unit.place.region && cell.resource === null,
    );
    // Nothing is to be found out where the service is not.
    const isThere = probe.serviceRegions.notInRegion(unit.type, unit.place, probe.watch.clock.now()) === null;
    if (!isThere) triesOf(unit).push({ parent: null, isKnown: true, sentTo: targets.homeRegion });
    else if (answered === undefined) await tryOn(unit, null);
    else triesOf(unit).push({ parent: null, isKnown: isKnown(answered), sentTo: targets.homeRegion });
  }

  /** One more question, which may also give another one something to be tried on; null: there is none. */
  function nextTry(): [Unit, Resource] | null {
    for (const unit of units) {
      for (const region of untriedRegions(unit)) {
        for (let asked: Unit | undefined = unit; asked !== undefined; asked = parentUnit(asked)) {
          const parent = untriedParent(asked, asked === unit ? region : null);
          if (parent !== null && triesOf(asked).length < MOST_TRIES) return [asked, parent];
          // Whoever refuses this refuses what would lead to the next one.
          if (asked !== unit && triesOf(asked).some((one) => !one.isKnown)) break;
        }
      }
    }
    return null;
  }

  /** Where a question could still be sent; null: anywhere. Empty: it was tried well enough. */
  function untriedRegions(unit: Unit): readonly (Region | null)[] {
    const { definition, collector } = sourceOf(unit.type, collectors);
    const tried = triesOf(unit);
    if (definition.parent === undefined) return [];
    if (tried.length === 0) return [null];
    if (collector.regionOf === undefined) return [];
    return regions.filter((region) => !tried.some(({ sentTo }) => sentTo === region));
  }

  /** The question that gives what this one is about. */
  function parentUnit({ type, place }: Unit): Unit | undefined {
    const { parent } = sourceOf(type, collectors).definition;
    return units.find((unit) => unit.type === parent && unit.place.region === place.region);
  }

  function untriedParent(unit: Unit, region: Region | null): Resource | null {
    const source = sourceOf(unit.type, collectors);
    const { definition, collector } = source;
    if (definition.parent === undefined) return null;
    const tried = new Set(triesOf(unit).map(({ parent }) => parent));
    const isWanted = (parent: Resource) =>
      (region === null || regionFor(source, parent, unit.place, known) === region) &&
      (collector.wants?.(parent as never, known) ?? true);
    const parents = read.seen(definition.parent, unit.place.region === 'global' ? undefined : unit.place.region);
    return parents.find((parent) => !tried.has(parent.id) && isWanted(parent)) ?? null;
  }

  async function tryOn(unit: Unit, parent: Resource | null): Promise<void> {
    const { type, place } = unit;
    const source = sourceOf(type, collectors);
    const { definition, collector } = source;
    const { operation } = definition;
    const region = regionFor(source, parent, place, known);
    const key = { ...place, operation, resource: parent?.id ?? null };
    const { cell, values } = await ask(key, probe.watch, (onPage) =>
      firstPage(probe.aws.question({ account, region, operation, onPage }), (aws) =>
        storable(type, place, collector.collect({ account, region, place, parent: parent as never, aws, known }), room),
      ),
    );
    triesOf(unit).push({ parent: parent?.id ?? null, isKnown: isKnown(cell), sentTo: region });
    answers.push({ cell, sentTo: region });
    read.add(values);
    probe.onCell(cell);
  }

  function triesOf(unit: Unit): Try[] {
    return tries.get(unit) ?? [];
  }
}

/** A call that was made for a unit: about which resource, where, and whether it was answered. */
type Try = { readonly parent: string | null; readonly isKnown: boolean; readonly sentTo: Region };

const MOST_TRIES = 10;
