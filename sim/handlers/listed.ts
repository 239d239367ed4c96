import type { Call, Handler } from '../operation.ts';
import { operation } from './operation.ts';
import { type Listing, pageOf } from './paging.ts';

/** What a caller says of a page, by the names that most services have for it. */
type Asked = { readonly NextToken?: string; readonly MaxResults?: number };

/** A handler that lists what a place has, page by page, to a caller who selects nothing. */
export function listed<Entry, Output extends object>(
  listing: Listing,
  all: (call: Call) => readonly Entry[],
  answer: (entries: Entry[], next: string | undefined) => Output,
): Handler {
  return operation<Asked, Output>(['NextToken', 'MaxResults'], ({ NextToken, MaxResults }, call) => {
    const { entries, next } = pageOf(all(call), { token: NextToken, size: MaxResults }, call, listing);
    return answer(entries, next);
  });
}
