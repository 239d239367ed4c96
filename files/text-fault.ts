import { LIMITS } from './limits.ts';

/** One thing that is wrong with a text, for the person who wrote it. */
export type TextFault = {
  /** 1 for the first line; null where the whole text is meant. */
  readonly line: number | null;
  /** What was wanted, what was found: one line. */
  readonly message: string;
};

/** `FILE:LINE: message`, one line whatever the file is called. */
export function faultLine(file: string, { line, message }: TextFault): string {
  const name = file.replace(MOVES, ' ').toWellFormed();
  return line === null ? `${name}: ${message}` : `${name}:${line}: ${message}`;
}

/** The first faults, and how many more there are. */
export function firstFaults(faults: readonly TextFault[], total = faults.length): TextFault[] {
  const shown = faults.slice(0, LIMITS.faults);
  if (total > shown.length) shown.push({ line: null, message: `and ${total - shown.length} more faults` });
  return shown;
}

/** A message as one line of bounded length, in which nothing moves a cursor: texts of files stand in messages. */
export function oneLine(message: string): string {
  const clipped = message.length > LIMITS.faultCharacters ? `${message.slice(0, LIMITS.faultCharacters)}…` : message;
  return clipped.replace(MOVES, ' ').toWellFormed();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const MOVES = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g;
