import { shorten } from '../escape/shorten.ts';

/** Text that Security Hub accepts: at most `limit` UTF-16 units, never blank. */
export function asffText(text: string, limit: number): string {
  return shorten(text.trim() || '(empty)', limit);
}
