/**
 * A string that shows what it is made of: control characters, marks that turn the reading direction, invisible
 * characters and lone surrogates appear as `⟨U+202E⟩`. Tabs and line breaks become spaces. Names from AWS pass through
 * here before a person reads them, in whatever format.
 */
export function visible(text: string): string {
  return text.replaceAll(/\s/g, ' ').replaceAll(HIDDEN, codePointName);
}

/**
 * `Cc` controls, `Cs` lone surrogates, the directional marks, and characters without a shape that can make two names
 * look alike. The joiners U+200C and U+200D stay: Persian, Hindi and emoji need them.
 */
const HIDDEN =
  /[\p{Cc}\p{Cs}\u{ad}\u{61c}\u{115f}\u{1160}\u{180e}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{3164}\u{feff}\u{ffa0}\u{fff9}-\u{fffb}\u{e0000}-\u{e007f}]/gu;

function codePointName(character: string): string {
  const hexadecimal = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `⟨U+${hexadecimal.padStart(4, '0')}⟩`;
}
