import type { FoundTargets } from '../../collectors/targets/find-targets.ts';
import { type Cell, isKnown } from '../../model/cell.ts';
import type { ResourceType } from '../../model/resource.ts';
import type { CallCount, TargetAccount } from '../../model/snapshot.ts';
import type { CallsBefore } from './calls-by-place.ts';
import { type EstimatedCalls, estimateCalls } from './estimate-calls.ts';
import { estimateMinutes } from './estimate-minutes.ts';

/** What a scan would do. */
export type Estimate = {
  readonly organizationId: string | null;
  /** Every account of the organization, sorted by id. */
  readonly accounts: readonly Pick<TargetAccount, 'account' | 'name' | 'regions' | 'leftOut'>[];
  /** Sorted by operation. */
  readonly calls: readonly EstimatedCalls[];
  readonly totalCalls: number;
  /** Rounded up to tenths. */
  readonly minutes: number;
  /** The part of AWS's limits that the scan may use. */
  readonly share: number;
  /** Questions that were refused while the targets were found: what hangs on them is not in the figures. */
  readonly refused: readonly Pick<Cell, 'account' | 'operation' | 'outcome' | 'detail'>[];
};

export type EstimateParts = {
  readonly found: FoundTargets;
  /** What a scan asks for. */
  readonly types: readonly ResourceType[];
  /** What was sent to find the targets. */
  readonly made: readonly CallCount[];
  readonly before: CallsBefore | null;
  readonly share: number;
  readonly concurrency: number;
};

export function estimate({ found, types, made, before, share, concurrency }: EstimateParts): Estimate {
  const { organizationId, accounts, homeRegion } = found.targets;
  const calls = estimateCalls(found, types, made, before);
  const cells = [found.found.organization, ...found.found.accounts.values()].flatMap((reading) => reading.cells);
  return {
    organizationId,
    accounts: accounts.map(({ account, name, regions, leftOut }) => ({ account, name, regions, leftOut })),
    calls: calls.byOperation,
    totalCalls: calls.byOperation.reduce((sum, row) => sum + row.calls, 0),
    minutes: estimateMinutes(calls, { share, concurrency, homeRegion }),
    share,
    refused: cells
      .filter((cell) => !isKnown(cell))
      .map(({ account, operation, outcome, detail }) => ({ account, operation, outcome, detail })),
  };
}
