import type { Cell, OperationName } from '../../model/cell.ts';
import type { AccountId, RegionOrGlobal } from '../../model/names.ts';
import { UnexpectedValue } from '../answer.ts';
import { toDetail } from '../aws/detail.ts';
import { meaningOf } from '../aws/errors.ts';

/** Whom a cell is about, and what was asked. */
export type CellKey = {
  readonly account: AccountId;
  readonly region: RegionOrGlobal;
  readonly operation: OperationName;
  /** Id of the resource that the question is about; null: the place as a whole. */
  readonly resource: string | null;
};

export type Watch = {
  /** Milliseconds since the epoch. */
  readonly clock: { now(): number };
  /** Ends the scan: what was not answered by then becomes `failed`, code `Interrupted`. */
  readonly signal: AbortSignal;
};

/** One cell, and what was read: everything if the cell is `collected`, nothing otherwise. */
export type Answered<R> = { readonly cell: Cell; readonly values: readonly R[] };

/**
 * Asks one question and makes its cell, whatever comes of it. What was read before a refusal is dropped: a part of a
 * list must not look like the whole. Every error is AWS's or the network's doing and becomes a gap with its code, but
 * an operation that was not declared: that is a fault of ours, and is thrown.
 */
export async function ask<R>(
  key: CellKey,
  { clock, signal }: Watch,
  read: (onPage: () => void) => AsyncIterable<R>,
): Promise<Answered<R>> {
  let pages = 0;
  const values: R[] = [];
  const answered = (answer: Pick<Cell, 'outcome' | 'code' | 'detail'>, kept: readonly R[]): Answered<R> => {
    const at = new Date(clock.now()).toISOString();
    const { account, region, operation, resource } = key;
    const { outcome, code, detail } = answer;
    // In the model's order, as a reader of the snapshot gives it: the same scan makes the same bytes.
    const cell = { account, region, operation, resource, outcome, at, pages, count: kept.length, code, detail };
    return { cell, values: kept };
  };
  if (signal.aborted) return answered(INTERRUPTED, []);
  try {
    for await (const value of read(() => pages++)) values.push(value);
    return answered(COLLECTED, values);
  } catch (error) {
    const { outcome, code, detail } = meaningOf(key.operation, error);
    return answered(signal.aborted ? INTERRUPTED : { outcome, code, detail }, []);
  }
}

/** As `ask`, for one value that is no resource: the cell counts none. */
export async function askOnce<V>(
  key: CellKey,
  watch: Watch,
  read: (onPage: () => void) => Promise<V>,
): Promise<{ readonly cell: Cell; readonly value: V | null }> {
  const { cell, values } = await ask(key, watch, async function* (onPage) {
    yield await read(onPage);
  });
  return { cell: { ...cell, count: 0 }, value: values[0] ?? null };
}

/** Passes on what a listing gives, until something comes a second time: then the listing cannot be trusted. */
export async function* unique<R extends { readonly id: string }>(resources: AsyncIterable<R>): AsyncGenerator<R> {
  const ids = new Set<string>();
  for await (const resource of resources) {
    if (ids.has(resource.id)) throw new UnexpectedValue(`the list has ${toDetail(resource.id)} twice`);
    ids.add(resource.id);
    yield resource;
  }
}

const COLLECTED = { outcome: 'collected', code: null, detail: null } as const;
const INTERRUPTED = {
  outcome: 'failed',
  code: 'Interrupted',
  detail: 'the scan was ended before AWS answered',
} as const;
