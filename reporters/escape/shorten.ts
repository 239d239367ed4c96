import { truncate } from './truncate.ts';
import { visible } from './visible.ts';

/**
 * `visible`, and at most `limit` UTF-16 units of it: hidden characters, which are long when shown, count as they are
 * shown. What is cut off anyway is not looked at.
 */
export function shorten(text: string, limit: number): string {
  return truncate(visible(text.slice(0, limit + 1)), limit);
}
