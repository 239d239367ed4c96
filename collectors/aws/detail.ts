import { withoutSecrets } from './secrets.ts';

const LONGEST = 500;
/** What comes behind is not looked at: an error page may be megabytes long. */
const READ = 20_000;

/**
 * An error message as a cell may carry it: one line of at most 500 characters, without secrets and without characters
 * that a terminal would obey or that nobody sees.
 */
export function toDetail(message: string): string {
  const text = withoutSecrets(message.slice(0, READ).toWellFormed())
    .replace(UNPRINTABLE, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).toWellFormed()}…`;
}

/** What AWS says about an error that is not its answer's; null where it says nothing. */
export function detailOrNull(message: string | null | undefined): string | null {
  return message ? toDetail(message) : null;
}

/** Control characters, line separators, marks that turn the direction of text around, and what has no shape. */
const UNPRINTABLE =
  /(?![\u{200c}\u{200d}]|[\u{fe00}-\u{fe0f}])[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{2800}\u{fff9}-\u{fffb}]+/gu;
