import type { Cell } from '../../model/cell.ts';
import type { AccountId, Place, Region } from '../../model/names.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { Resource, ResourceType } from '../../model/resource.ts';
import type { Targets } from '../../model/snapshot.ts';
import { toDetail } from '../aws/detail.ts';
import type { AwsAccess } from '../aws/open-aws.ts';
import type { Collectors, Known } from '../collector.ts';
import { ask, unique, type Watch } from './ask.ts';
import { askBatch, collectBatch, inBatches } from './batch.ts';
import { eachOf } from './concurrency.ts';
import { inOrder } from './in-order.ts';
import { regionFor, sourceOf, type Unit, unitsOf, urgencies } from './plan.ts';
import { ResourcesRead } from './resources-read.ts';
import type { QuestionScheduler } from './scheduler.ts';
import type { ServiceRegions } from './service-regions.ts';
import { type Room, STORABLE, storable, storableBatch } from './storable.ts';

/** Cells and resources of one account, in no particular order. */
export type Collected = { readonly cells: readonly Cell[]; readonly resources: readonly Resource[] };

/** What the questions to one account need. */
export type Reading = {
  readonly account: AccountId;
  /** What was read before: questions about places whose cell is in here are not asked again. */
  readonly before: Collected;
  readonly targets: Targets;
  readonly parameters: Parameters;
  readonly collectors: Collectors;
  readonly serviceRegions: Pick<ServiceRegions, 'notInRegion'>;
  readonly aws: Pick<AwsAccess, 'question'>;
  /** Where questions about places wait; shared by all accounts. */
  readonly scheduler: QuestionScheduler;
  readonly watch: Watch;
  readonly onCell: (cell: Cell) => void;
  /** What is asked about, whatever the collector wants; undefined: that decides. Left out: it always does. */
  readonly parentsOf?: (unit: Unit, read: readonly Resource[]) => readonly Resource[] | undefined;
};

export type AccountScan = Reading & { readonly regions: readonly Region[]; readonly types: readonly ResourceType[] };

/** Asks an account everything that the types need. Rejects for faults of ours only. */
export function scanAccount(scan: AccountScan): Promise<Collected> {
  return readUnits(unitsOf(scan.account, scan.regions, scan.types, scan), scan);
}

/**
 * Asks an account for some units. A question starts as soon as what it depends on among them was read, whether that
 * succeeded or not. Rejects for faults of ours only.
 */
export async function readUnits(units: readonly Unit[], scan: Reading): Promise<Collected> {
  const { account, before, targets, parameters, collectors } = scan;
  const cells: Cell[] = [...before.cells];
  const read = new ResourcesRead();
  read.add(before.resources);
  const known: Known = { targets, parameters, seen: (type, region) => read.seen(type, region) };
  const urgencyOf = urgencies(units, collectors);
  const room: Room = { left: STORABLE.accountBytes };
  await inOrder(units, collectors, readUnit);
  return { cells, resources: read.all() };

  async function readUnit(unit: Unit): Promise<void> {
    const { type, place } = unit;
    const { definition, collector } = sourceOf(type, collectors);
    const { parent, operation } = definition;
    if (parent === undefined) {
      if (before.cells.some((cell) => isAbout(cell, operation, place))) return;
      const notThere = scan.serviceRegions.notInRegion(type, place, scan.watch.clock.now());
      if (notThere !== null) add(notThere, []);
      else await scan.scheduler(urgencyOf.get(type) ?? 0, () => question(type, place, null));
      return;
    }
    const seen = read.seen(parent, place.region);
    const parents =
      scan.parentsOf?.(unit, seen) ?? seen.filter((parent) => collector.wants?.(parent as never, known) ?? true);
    if (definition.batch === undefined) {
      await eachOf(parents, QUESTIONS_AT_ONCE, (parent) => question(type, place, parent));
    } else {
      const batches = inBatches(parents, definition.batch);
      await eachOf(batches, QUESTIONS_AT_ONCE, (batch) => batchQuestion(type, place, batch));
    }
  }

  async function question(type: ResourceType, place: Place, parent: Resource | null): Promise<void> {
    const source = sourceOf(type, collectors);
    const { definition, collector } = source;
    const region = regionFor(source, parent, place, known);
    const key = { ...place, operation: definition.operation, resource: parent?.id ?? null };
    const { cell, values } = await ask(key, scan.watch, (onPage) => {
      const aws = scan.aws.question({ account, region, operation: definition.operation, onPage });
      const resources = collector.collect({ account, region, place, parent: parent as never, aws, known });
      return unique(storable(type, place, resources, room));
    });
    add(cell, values);
  }

  /** One question about several resources: a cell for each of them. */
  async function batchQuestion(type: ResourceType, place: Place, parents: readonly Resource[]): Promise<void> {
    const source = sourceOf(type, collectors);
    const region = regionFor(source, parents[0] ?? null, place, known);
    const key = { ...place, operation: source.definition.operation };
    const answers = await askBatch(key, parents, scan.watch, async (onPage) => {
      const aws = scan.aws.question({ account, region, operation: key.operation, onPage });
      const asked = { account, region, place, parents: parents as never, aws, known };
      return storableBatch(type, place, await collectBatch(source.collector, asked), room);
    });
    for (const { cell, values } of answers) add(cell, values);
  }

  function add(cell: Cell, values: readonly Resource[]): void {
    const again = values.find((value) => read.has(value));
    const kept = again === undefined ? values : [];
    const told = again === undefined ? cell : contradicted(cell, again);
    cells.push(told);
    read.add(kept);
    scan.onCell(told);
  }
}

/** Two questions that give the same resource cannot both be right. */
function contradicted(cell: Cell, { type, id }: Resource): Cell {
  const detail = toDetail(`another question has given the ${type} ${id}`);
  return { ...cell, outcome: 'failed', count: 0, code: 'UnexpectedValue', detail };
}

/**
 * Questions of one kind in one place that are under way together: more than AWS answers in a second, and few enough
 * that ten thousand log groups do not all wait in memory.
 */
const QUESTIONS_AT_ONCE = 16;

function isAbout(cell: Cell, operation: string, place: Place): boolean {
  return cell.operation === operation && cell.region === place.region && cell.resource === null;
}
