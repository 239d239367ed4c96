import { HIDDEN } from './hidden.ts';

/**
 * A value as JSON on one line. It is the same value, but what a terminal would obey, what cannot be seen and what some
 * readers take for the end of a line stands in it as `\u202e`.
 */
export function jsonText(value: unknown): string {
  return escapeJson(JSON.stringify(value));
}

/** As `jsonText`, on many lines, for a person as well; it ends with a line feed. */
export function jsonPage(value: unknown): string {
  return `${escapeJson(JSON.stringify(value, null, 2))}\n`;
}

/** As `jsonText`, for JSON that is written already; line feeds stay. */
export function escapeJson(json: string): string {
  return json.replaceAll(HIDDEN, (character) => (character === '\n' ? character : escapeSequence(character)));
}

function escapeSequence(character: string): string {
  let escaped = '';
  for (let index = 0; index < character.length; index += 1) {
    escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }
  return escaped;
}
