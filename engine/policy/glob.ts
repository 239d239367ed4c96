/**
 * Whether a pattern with `*` (any text) and `?` (one character) matches a whole text. No regular expression: the pattern
 * comes from the account that is judged.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  let at = 0;
  let position = 0;
  /** Where to go on when the text after the last `*` did not match after all. */
  let retry: { readonly pattern: number; text: number } | null = null;
  while (position < text.length) {
    if (pattern[at] === '*') {
      retry = { pattern: ++at, text: position };
    } else if (pattern[at] === '?' || pattern[at] === text[position]) {
      at++;
      position++;
    } else if (retry !== null) {
      at = retry.pattern;
      position = ++retry.text;
    } else return false;
  }
  return [...pattern.slice(at)].every((rest) => rest === '*');
}

/** A text that a pattern matches: what `*` stands for is left out, what `?` stands for is a zero. */
export function matchedBy(pattern: string): string {
  return pattern.replaceAll('*', '').replaceAll('?', '0');
}
