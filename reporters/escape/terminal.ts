import { visible } from './visible.ts';

/** Text for a terminal, on one line: no escape sequence of a resource's name reaches it. */
export function escapeTerminal(text: string): string {
  return visible(text);
}
