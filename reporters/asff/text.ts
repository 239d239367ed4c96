import { truncate } from '../escape/truncate.ts';
import { visible } from '../escape/visible.ts';

/** Text that Security Hub accepts: at most `limit` UTF-16 units, never blank. */
export function asffText(text: string, limit: number): string {
  return truncate(visible(text).trim() || '(empty)', limit);
}
