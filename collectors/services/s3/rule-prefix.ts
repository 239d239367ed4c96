import { UnexpectedAnswer } from '../../aws/unexpected-answer.ts';

type Narrowed = {
  readonly Filter?:
    | { readonly And?: { readonly Prefix?: string | undefined } | undefined; readonly Prefix?: string | undefined }
    | undefined;
  readonly Prefix?: string | undefined;
};

/**
 * The prefix of a lifecycle or replication rule; empty: every key. Rules of the first generation have a prefix of their
 * own, all others a filter, which may be empty. One without either would seem to speak of every key.
 */
export function prefixOf({ Filter: filter, Prefix: prefix }: Narrowed): string {
  if (filter === undefined && prefix === undefined) throw new UnexpectedAnswer('MissingMember', 'Filter is missing');
  return filter?.And?.Prefix ?? filter?.Prefix ?? prefix ?? '';
}
