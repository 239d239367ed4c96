import { hash } from 'node:crypto';
import type { Call, SimError } from '../operation.ts';

/** How one listing pages. */
export type Listing = {
  /** Most entries of a page, when the caller does not want fewer. */
  readonly pageSize: number;
  /** The bounds that AWS sets to the caller's own page size. */
  readonly bounds: readonly [least: number, most: number];
  /** What AWS answers to a page size out of bounds. */
  readonly badSize: (message: string) => SimError;
  /** What AWS answers to a token that it did not give for this very listing. */
  readonly badToken: (message: string) => SimError;
};

export type Page<Entry> = {
  readonly entries: Entry[] /** undefined: the last page. */;
  readonly next: string | undefined;
};

/**
 * One page of a list. `about` is everything that selects the list besides the caller's place: a token is good for the
 * same operation, place and selection only, as AWS has it.
 */
export function pageOf<Entry>(
  all: readonly Entry[],
  asked: { readonly token?: string | undefined; readonly size?: number | undefined },
  call: Call,
  listing: Listing,
  about: readonly unknown[] = [],
): Page<Entry> {
  const [least, most] = listing.bounds;
  if (asked.size !== undefined && (asked.size < least || asked.size > most)) {
    throw listing.badSize(`The page size ${asked.size} is out of bounds: from ${least} to ${most}.`);
  }
  const scope = JSON.stringify([call.operation, call.account, call.region, about]);
  const start = asked.token === undefined ? 0 : offsetIn(asked.token, scope, all.length);
  if (start === null) throw listing.badToken('The token is not valid.');
  const end = start + Math.min(asked.size ?? listing.pageSize, listing.pageSize);
  return { entries: all.slice(start, end), next: end < all.length ? tokenFor(end, scope) : undefined };
}

function tokenFor(offset: number, scope: string): string {
  return Buffer.from(`${offset}.${hash('sha256', `${offset}${scope}`)}`).toString('base64');
}

function offsetIn(token: string, scope: string, length: number): number | null {
  const offset = Number.parseInt(Buffer.from(token, 'base64').toString(), 10);
  return offset > 0 && offset < length && tokenFor(offset, scope) === token ? offset : null;
}
