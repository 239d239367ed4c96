import { UnexpectedAnswer } from '../unexpected-answer.ts';
import { ANSWER_LIMITS } from './limits.ts';
import { textOf } from './utf8.ts';

/**
 * The value of a JSON body, read without leniency: valid UTF-8, no member twice, neither too deep nor too much. Throws
 * `UnexpectedAnswer`.
 */
export function readJson(body: Uint8Array): unknown {
  const names = countNames(body);
  const text = textOf(body);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UnexpectedAnswer('UnreadableAnswer', `the answer cannot be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
  // A parser keeps the last of two members with one name.
  if (countMembers(value) !== names) throw new UnexpectedAnswer('WrongAnswer', 'the answer has a member twice');
  return value;
}

/** Names of members as they stand in the text. Looks at bytes, because a value may take far more memory than its text. */
function countNames(body: Uint8Array): number {
  let names = 0;
  let values = 0;
  let depth = 0;
  for (let at = 0; at < body.length; at += 1) {
    switch (body[at]) {
      case QUOTE:
        at = endOfText(body, at);
        break;
      case COLON:
        names += 1;
        break;
      case COMMA:
        values += 1;
        break;
      case BRACE:
      case BRACKET:
        values += 1;
        depth += 1;
        if (depth > ANSWER_LIMITS.depth) throw tooMuch(`${ANSWER_LIMITS.depth} structures in each other`);
        break;
      case END_BRACE:
      case END_BRACKET:
        depth -= 1;
        break;
      default:
    }
  }
  if (values > ANSWER_LIMITS.values) throw tooMuch(`${ANSWER_LIMITS.values} values`);
  return names;
}

/** Where the text that begins at a quote ends; the end of the body where it does not. */
function endOfText(body: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < body.length && body[at] !== QUOTE) at += body[at] === BACKSLASH ? 2 : 1;
  return at;
}

function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const contents: unknown[] = Array.isArray(value) ? value : Object.values(value);
  let count = Array.isArray(value) ? 0 : contents.length;
  for (const content of contents) count += countMembers(content);
  return count;
}

function tooMuch(what: string): UnexpectedAnswer {
  return new UnexpectedAnswer('TooLarge', `the answer has more than ${what}`);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const BRACE = 0x7b;
const END_BRACE = 0x7d;
const BRACKET = 0x5b;
const END_BRACKET = 0x5d;
