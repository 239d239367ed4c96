import { SERVICE_REGIONS, servicesOf } from '../../collectors/runner/service-regions.ts';
import type { FoundTargets } from '../../collectors/targets/find-targets.ts';
import type { OperationName } from '../../model/cell.ts';
import { type Definition, RESOURCES, type ResourceType } from '../../model/resource.ts';
import type { CallCount } from '../../model/snapshot.ts';
import { type CallsBefore, type CountedCalls, type PlannedCalls, plannedCalls } from './calls-by-place.ts';

/** Where the figure of an operation comes from: worked out, read in an earlier snapshot, or assumed. */
export type Basis = 'planned' | 'earlier' | 'assumed';

export type EstimatedCalls = {
  readonly operation: OperationName;
  /** Requests of a whole scan, if none has to be repeated. */
  readonly calls: number;
  readonly basis: Basis;
  /** What was assumed, in words; null: nothing. */
  readonly assumption: string | null;
};

export type CallEstimate = {
  /** Sorted by operation. */
  readonly byOperation: readonly EstimatedCalls[];
  /** The same calls by the place that they go to. */
  readonly byPlace: readonly CountedCalls[];
};

/**
 * How many requests a scan makes. What finding the targets took is known, because it was just done (`made`); what is
 * asked of places is known but for the pages of long lists; what is asked of single resources is taken from an earlier
 * snapshot, or assumed. That accounts name what lies in others is counted only where an earlier snapshot has it.
 */
export function estimateCalls(
  { targets, found, listing }: FoundTargets,
  types: readonly ResourceType[],
  made: readonly CallCount[],
  before: CallsBefore | null,
): CallEstimate {
  const answered = new Set([...found.accounts].flatMap(([, { cells }]) => cells.map(keyOf)));
  const planned = plannedCalls(targets, types, (one) => answered.has(keyOf(one)));
  const scanned = new Set(planned.map(({ account }) => account));
  const followUps = before?.followUps.filter(({ account }) => scanned.has(account)) ?? [];
  const byPlace = [
    ...planned.map((one) => ({ ...one, ...figure(one, before) })),
    ...followUps.map((one) => ({ ...one, basis: 'earlier' as const, assumption: null })),
  ];
  const rows = new Map<OperationName, EstimatedCalls>();
  const add = (row: EstimatedCalls) => {
    const sum = rows.get(row.operation);
    rows.set(row.operation, sum === undefined ? row : { ...weaker(sum, row), calls: sum.calls + row.calls });
  };
  for (const { operation, calls } of made) add({ operation, calls, basis: 'planned', assumption: null });
  for (const row of closing(listing, made)) add(row);
  for (const row of serviceRegions(types, before)) add(row);
  for (const { operation, calls, basis, assumption } of byPlace) add({ operation, calls, basis, assumption });
  const byOperation = [...rows.values()]
    .map((row) => ({ ...row, calls: Math.round(row.calls) }))
    .sort((one, other) => (one.operation < other.operation ? -1 : 1));
  return { byOperation, byPlace };
}

function figure(planned: PlannedCalls, before: CallsBefore | null): Omit<EstimatedCalls, 'operation'> {
  const calls = before?.of(planned) ?? null;
  if (calls !== null) return { calls, basis: 'earlier', assumption: null };
  if (planned.parent === null) return { calls: 1, basis: 'planned', assumption: null };
  const listed = listedTypeOf(planned.parent);
  const count = ASSUMED[listed] ?? ASSUMED_OF_OTHERS;
  const where = RESOURCES[listed].scope === 'global' ? 'account' : 'region';
  return {
    calls: Math.ceil(count / planned.batch),
    basis: 'assumed',
    assumption: `${count} × ${listed} in each ${where}`,
  };
}

/** Resources that a place is assumed to have, where nobody knows. */
const ASSUMED: { readonly [Type in ResourceType]?: number } = { bucket: 5, 'log-group': 30, trail: 1 };
const ASSUMED_OF_OTHERS = 2;

/** The type of the list that the questions about single resources come from in the end. */
function listedTypeOf(type: ResourceType): ResourceType {
  const { parent }: Definition = RESOURCES[type];
  return parent === undefined ? type : listedTypeOf(parent);
}

/** AWS's list of the regions of a service has ten on a page, and only an earlier scan knows how many there are. */
function serviceRegions(types: readonly ResourceType[], before: CallsBefore | null): EstimatedCalls[] {
  const services = servicesOf(types).length;
  if (services === 0) return [];
  const calls = before?.ofAll(SERVICE_REGIONS) ?? null;
  if (calls !== null) return [{ operation: SERVICE_REGIONS, calls, basis: 'earlier', assumption: null }];
  const assumption = `${PAGES_OF_REGIONS} pages of regions for each service`;
  return [{ operation: SERVICE_REGIONS, calls: services * PAGES_OF_REGIONS, basis: 'assumed', assumption }];
}

const PAGES_OF_REGIONS = 4;

/** At the end the accounts are listed again, with the credentials that are still there. */
function closing({ lister }: FoundTargets['listing'], made: readonly CallCount[]): EstimatedCalls[] {
  if (lister === null) return [];
  const operation = 'organizations:ListAccounts';
  const listed = made.find((count) => count.operation === operation)?.calls ?? 1;
  return [{ operation, calls: listed, basis: 'planned', assumption: null }];
}

function weaker(one: EstimatedCalls, other: EstimatedCalls): EstimatedCalls {
  return WEAKNESS[one.basis] >= WEAKNESS[other.basis] ? one : other;
}

const WEAKNESS: Record<Basis, number> = { planned: 0, earlier: 1, assumed: 2 };

function keyOf({ account, region, operation }: Pick<CountedCalls, 'account' | 'region' | 'operation'>): string {
  return `${account} ${region} ${operation}`;
}
