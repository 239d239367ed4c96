import { HIDDEN } from './hidden.ts';

/**
 * A string that shows what it is made of: control characters, marks that turn the reading direction, invisible
 * characters and lone surrogates appear as `⟨U+202E⟩`. Tabs and line breaks become spaces. Names from AWS pass through
 * here before a person reads them, in whatever format.
 */
export function visible(text: string): string {
  return text.replaceAll(/\s/g, ' ').replaceAll(HIDDEN, codePointName);
}

function codePointName(character: string): string {
  const hexadecimal = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `⟨U+${hexadecimal.padStart(4, '0')}⟩`;
}
