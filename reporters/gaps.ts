import type { Cell } from '../model/cell.ts';
import { isKnown } from '../model/cell.ts';

/** Cells that got no answer for the same reason, with the first of them as an example. */
export type GapGroup = {
  readonly operation: string;
  readonly outcome: Cell['outcome'];
  /** Error code; null when none was given. */
  readonly code: string | null;
  readonly cells: number;
  /** Accounts and regions in which it happened, as numbers. */
  readonly accounts: number;
  readonly regions: number;
  readonly example: Cell;
};

/** The gaps of the coverage by operation, outcome and code; the most frequent first. */
export function gapGroups(coverage: readonly Cell[]): GapGroup[] {
  const groups = Map.groupBy(
    coverage.filter((cell) => !isKnown(cell)),
    ({ operation, outcome, code }) => JSON.stringify([operation, outcome, code]),
  );
  return [...groups.values()].flatMap(toGroup).toSorted((a, b) => b.cells - a.cells);
}

function toGroup(cells: readonly Cell[]): GapGroup[] {
  const [example] = cells;
  if (example === undefined) return [];
  const { operation, outcome, code } = example;
  const accounts = new Set(cells.map(({ account }) => account)).size;
  const regions = new Set(cells.map(({ region }) => region)).size;
  return [{ operation, outcome, code, cells: cells.length, accounts, regions, example }];
}
