import type { Cell } from '../model/cell.ts';

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

/** The gaps of a report by operation, outcome and code; the most frequent first. */
export function gapGroups(gaps: Iterable<Cell>): GapGroup[] {
  const groups = new Map<string, Gathering>();
  for (const cell of gaps) {
    const key = JSON.stringify([cell.operation, cell.outcome, cell.code]);
    const group = groups.get(key) ?? { example: cell, cells: 0, accounts: new Set(), regions: new Set() };
    groups.set(key, group);
    group.cells += 1;
    group.accounts.add(cell.account);
    group.regions.add(cell.region);
  }
  return [...groups.values()].map(toGroup).toSorted((a, b) => b.cells - a.cells);
}

type Gathering = {
  readonly example: Cell;
  cells: number;
  readonly accounts: Set<string>;
  readonly regions: Set<string>;
};

function toGroup({ example, cells, accounts, regions }: Gathering): GapGroup {
  const { operation, outcome, code } = example;
  return { operation, outcome, code, cells, accounts: accounts.size, regions: regions.size, example };
}
