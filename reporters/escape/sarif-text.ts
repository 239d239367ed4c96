import { truncate } from './truncate.ts';
import { visible } from './visible.ts';

/**
 * Text for a SARIF message: one that is not blank, at most `limit` UTF-16 units, in which no embedded link
 * (`[text](target)`) comes out of a resource's name. Braces stay single: viewers replace `{0}` only where a message has
 * arguments, and ours have none.
 */
export function sarifText(text: string, limit: number): string {
  const shown = visible(text).trim() || '(empty)';
  return truncate(shown.includes('](') ? shown.replaceAll(/[\\[\]]/g, '\\$&') : shown, limit);
}
