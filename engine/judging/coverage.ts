import { type Cell, isKnown } from '../../model/cell.ts';
import type { ListStore } from '../../model/list-store.ts';
import type { PlaceAnswers } from '../../model/report.ts';
import { FOLLOW_UP_SHARD, isOfSeveralAccounts, ORGANIZATION_SHARD } from '../../model/shard-names.ts';
import type { Shard } from '../../model/snapshot.ts';
import { compare } from '../compare.ts';

/** What was asked and what came of it, as reports tell it. */
export type Coverage = {
  /** Cells that are no answers, sorted by account, region, operation, resource. */
  readonly gaps: Iterable<Cell>;
  /** The others, counted; sorted by account and region. */
  readonly answers: Iterable<PlaceAnswers>;
  /** Every cell, sorted like the gaps; undefined: nobody asked for them. */
  readonly cells: Iterable<Cell> | undefined;
};

/** The shards of a snapshot in the order in which coverage takes them, whatever their order in the manifest. */
export function inCoverageOrder(names: readonly string[]): string[] {
  const first = [ORGANIZATION_SHARD, FOLLOW_UP_SHARD].filter((name) => names.includes(name));
  return [...first, ...names.filter((name) => !isOfSeveralAccounts(name)).sort()];
}

/** Takes every shard once, in their order. `count` is told of every cell; `isWhole`: whether every cell is kept. */
export function startCoverage(lists: ListStore, isWhole: boolean, count: (cell: Cell) => void) {
  const gaps = lists.list<Cell>();
  const answers = lists.list<PlaceAnswers>();
  const cells = isWhole ? lists.list<Cell>() : undefined;
  /** Cells about single accounts that stand in the shards of several. */
  const waiting = new Map<string, Cell[]>();

  function put(account: string, unsorted: readonly Cell[]): void {
    const ofAccount = unsorted.toSorted(byPlaceAndQuestion);
    for (const cell of ofAccount) {
      count(cell);
      cells?.push(cell);
      if (!isKnown(cell)) gaps.push(cell);
    }
    const answered = Map.groupBy(ofAccount.filter(isKnown), ({ region }) => region);
    for (const [region, there] of answered) answers.push({ account, region, operations: countsOf(there) });
  }

  /** What waits of the accounts before one; null: of all. */
  function putWaiting(before: string | null): void {
    for (const account of [...waiting.keys()].sort()) {
      if (before !== null && account >= before) return;
      put(account, waiting.get(account) ?? []);
      waiting.delete(account);
    }
  }

  return {
    add(shard: Shard): void {
      if (isOfSeveralAccounts(shard.name)) {
        for (const [account, cells] of Map.groupBy(shard.cells, (cell) => cell.account)) {
          waiting.set(account, [...(waiting.get(account) ?? []), ...cells]);
        }
        return;
      }
      const foreign = shard.cells.find(({ account }) => account !== shard.name);
      if (foreign !== undefined) throw new Error(`the shard ${shard.name} has a cell of account ${foreign.account}`);
      putWaiting(shard.name);
      put(shard.name, [...(waiting.get(shard.name) ?? []), ...shard.cells]);
      waiting.delete(shard.name);
    },
    finish(): Coverage {
      putWaiting(null);
      return { gaps, answers, cells };
    },
  };
}

function byPlaceAndQuestion(a: Cell, b: Cell): number {
  return (
    compare(a.region, b.region) || compare(a.operation, b.operation) || compare(a.resource ?? '', b.resource ?? '')
  );
}

/** The cells are sorted by operation, and so are the counts. */
function countsOf(cells: readonly Cell[]): PlaceAnswers['operations'] {
  const counts: Record<string, number> = {};
  for (const { operation } of cells) counts[operation] = (counts[operation] ?? 0) + 1;
  return counts;
}
