import type { Cell } from '../../model/cell.ts';
import type { Resource, ResourceType } from '../../model/resource.ts';
import { toDetail } from '../aws/detail.ts';
import type { BatchAnswer, BatchQuestion, Collector } from '../collector.ts';
import { type Answered, ask, type CellKey, type Watch } from './ask.ts';

/** A list in parts of at most so many. */
export function inBatches<V>(values: readonly V[], most: number): V[][] {
  const count = Math.ceil(values.length / most);
  return Array.from({ length: count }, (_, index) => values.slice(index * most, (index + 1) * most));
}

/** Asks a collector about several parents. Throws when it cannot. */
export function collectBatch(collector: Collector, question: BatchQuestion<never>): Promise<BatchAnswer<ResourceType>> {
  if (collector.collectBatch === undefined) throw new Error('the definition has a batch, and its collector has not');
  return collector.collectBatch(question);
}

/**
 * Asks one question about several parents, and makes a cell for each. A call that is refused is a gap of all; what AWS
 * says it did not process, and what it says nothing about, is a gap of that parent. The call's page counts once.
 */
export async function askBatch(
  key: Omit<CellKey, 'resource'>,
  parents: readonly Resource[],
  watch: Watch,
  read: (onPage: () => void) => Promise<BatchAnswer<ResourceType>>,
): Promise<Answered<Resource>[]> {
  const { cell, values } = await ask({ ...key, resource: null }, watch, async function* (onPage) {
    yield await read(onPage);
  });
  const [answer] = values;
  return parents.map(({ id }, index) => {
    const ofParent: Cell = { ...cell, resource: id, count: 0, pages: index === 0 ? cell.pages : 0 };
    if (answer === undefined) return { cell: ofParent, values: [] };
    const found = answer.answered.filter((resource) => resource.id === id);
    if (found.length === 1) return { cell: { ...ofParent, count: 1 }, values: found };
    const refused = answer.unprocessed.find((one) => one.id === id);
    return { cell: gap(ofParent, found.length, refused?.reason), values: [] };
  });
}

function gap(cell: Cell, found: number, reason: string | undefined): Cell {
  if (reason !== undefined) return { ...cell, outcome: 'failed', code: 'Unprocessed', detail: toDetail(reason) };
  const detail = found === 0 ? 'the answer says nothing about it' : `the answer has it ${found} times`;
  return { ...cell, outcome: 'failed', code: 'MissingMember', detail };
}
