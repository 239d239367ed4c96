import { shorten } from './shorten.ts';
import { truncate } from './truncate.ts';

/**
 * Text for a SARIF message: one that is not blank, at most `limit` UTF-16 units, in which no embedded link
 * (`[text](target)`) comes out of a resource's name. Braces stay single: viewers replace `{0}` only where a message has
 * arguments, and ours have none.
 */
export function sarifText(text: string, limit: number): string {
  const shown = shorten(text.trim() || '(empty)', limit);
  return shown.includes('](') ? truncate(shown.replaceAll(/[\\[\]]/g, '\\$&'), limit) : shown;
}
