import { LIMITS } from './limits.ts';
import type { TextFault } from './text-fault.ts';
import { textOf } from './utf8.ts';

/** A part of a large JSON object: a member, or one element of a member that is a list. */
export type JsonPiece = {
  readonly name: string;
  /** Which element; null: the member itself. Of a list whose elements follow one by one its text is `[]`. */
  readonly index: number | null;
  /** JSON, as far as its brackets and quotes tell. */
  readonly text: string;
  /** Of its first character. */
  readonly line: number;
  /** Where it begins, in bytes. */
  readonly offset: number;
};

/** The text is no JSON object, or one of its pieces is too large. */
export class BrokenJson extends Error {
  readonly fault: TextFault;
  constructor(line: number, message: string) {
    super(message);
    this.name = 'BrokenJson';
    this.fault = { line, message };
  }
}

/**
 * Reads a JSON object of any size piece by piece: its members in their order, those among `lists` element by element. Only
 * one piece is in memory at a time. What is inside a piece has to be parsed by whoever takes it. Throws BrokenJson at the
 * first place at which the text cannot be such an object, its end included.
 */
export function* jsonPieces(chunks: Iterable<Uint8Array>, lists: ReadonlySet<string>): Iterable<JsonPiece> {
  const input = new Input(chunks);
  input.skipMark();
  if (input.peek() !== OPEN_OBJECT) throw input.broken('wanted a JSON object');
  for (const _ of input.items(CLOSE_OBJECT)) {
    const key = input.value(LIMITS.memberBytes, 1);
    const name = nameIn(key);
    if (name === null) throw new BrokenJson(key.line, 'wanted JSON: a member begins without a name');
    if (input.peek() !== COLON) throw input.broken('wanted JSON: a name without a value');
    input.step();
    if (lists.has(name) && input.peek() === OPEN_LIST) {
      yield { name, index: null, text: '[]', line: input.line, offset: input.offset };
      yield* elements(name, input);
    } else yield { name, index: null, ...input.value(LIMITS.memberBytes, 1) };
  }
  if (input.peek() !== END) throw input.broken('wanted JSON: there is more behind its end');
}

/** The elements of a list that was found by `jsonPieces`, again: `chunks` begin at its offset. */
export function jsonElements(name: string, chunks: Iterable<Uint8Array>): Iterable<JsonPiece> {
  return elements(name, new Input(chunks));
}

function* elements(name: string, input: Input): Iterable<JsonPiece> {
  let index = 0;
  for (const _ of input.items(CLOSE_LIST)) {
    yield { name, index, ...input.value(LIMITS.lineBytes, 2) };
    index += 1;
  }
}

function nameIn({ text }: { readonly text: string }): string | null {
  try {
    const name: unknown = JSON.parse(text);
    return typeof name === 'string' ? name : null;
  } catch {
    return null;
  }
}

/** Bytes that come in chunks, of which no more is kept than what is being looked at. */
class Input {
  readonly #chunks: Iterator<Uint8Array>;
  #bytes: Uint8Array = new Uint8Array();
  #at = 0;
  /** Bytes before those that are kept. */
  #before = 0;
  /** Of the byte that is looked at. */
  line = 1;

  constructor(chunks: Iterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.iterator]();
  }

  get offset(): number {
    return this.#before + this.#at;
  }

  broken(message: string): BrokenJson {
    return new BrokenJson(this.line, this.peek() === END ? 'wanted JSON: it ends too early' : message);
  }

  /** Skips a byte order mark. */
  skipMark(): void {
    if (this.#fill(0) && MARK.every((byte, index) => this.#fill(index) && this.#bytes[index] === byte)) this.#at = 3;
  }

  /** The next byte that is no space. */
  peek(): number {
    for (; this.#fill(0); this.step()) {
      const byte = this.#bytes[this.#at] ?? END;
      if (byte !== SPACE && byte !== NEWLINE && byte !== RETURN && byte !== TAB) return byte;
    }
    return END;
  }

  step(): void {
    if (this.#bytes[this.#at] === NEWLINE) this.line += 1;
    this.#at += 1;
  }

  /** Stands at each item of the object or list that begins here, and at the end behind it. */
  *items(close: number): Iterable<void> {
    this.peek();
    this.step();
    if (this.peek() !== close) {
      for (;;) {
        yield;
        const next = this.peek();
        if (next === close) break;
        if (next !== COMMA) throw this.broken('wanted JSON: a comma or an end is missing');
        this.step();
      }
    }
    this.step();
  }

  /** The value that begins here, which may take so many bytes. `above`: how many lists and objects it stands in. */
  value(most: number, above: number): { readonly text: string; readonly line: number; readonly offset: number } {
    if (STRUCTURE.has(this.peek()) || this.peek() === END) throw this.broken('wanted JSON: a value is missing');
    const { line, offset } = this;
    const length = this.#lengthOfValue(most, LIMITS.depth - above, line);
    const bytes = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    const text = textOf(bytes, offset);
    if (typeof text === 'string') return { text, line, offset };
    throw new BrokenJson(line + (text.line ?? 1) - 1, text.message);
  }

  /** Counts lines on the way. */
  #lengthOfValue(most: number, deepest: number, line: number): number {
    let depth = 0;
    let isText = false;
    let bytes = this.#bytes;
    let start = this.#at;
    for (let length = 0; ; length += 1) {
      if (length >= most) throw new BrokenJson(line, `is larger than ${most} bytes`);
      if (start + length >= bytes.length) {
        if (!this.#fill(length)) {
          if (depth === 0 && !isText) return length;
          throw new BrokenJson(this.line, 'wanted JSON: it ends too early');
        }
        bytes = this.#bytes;
        start = this.#at;
      }
      const byte = bytes[start + length] ?? END;
      if (byte === NEWLINE) this.line += 1;
      if (isText) {
        if (byte === BACKSLASH) length += 1;
        else if (byte === QUOTE) {
          isText = false;
          if (depth === 0) return length + 1;
        }
      } else if (byte === QUOTE) isText = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        depth += 1;
        if (depth > deepest) throw new BrokenJson(this.line, `wanted at most ${LIMITS.depth} levels of nesting`);
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        if (depth === 0) return length;
        depth -= 1;
        if (depth === 0) return length + 1;
      } else if (depth === 0 && (byte === COMMA || byte === COLON || byte <= SPACE)) {
        if (byte === NEWLINE) this.line -= 1;
        return length;
      }
    }
  }

  /** Makes sure that there is a byte so far ahead; false: the input ends before. */
  #fill(ahead: number): boolean {
    while (this.#at + ahead >= this.#bytes.length) {
      const next = this.#chunks.next();
      if (next.done) return false;
      const rest = this.#bytes.subarray(this.#at);
      this.#before += this.#at;
      this.#at = 0;
      this.#bytes = rest.length === 0 ? next.value : Buffer.concat([rest, next.value]);
    }
    return true;
  }
}

const END = -1;
const [TAB, NEWLINE, RETURN, SPACE, QUOTE, COMMA, COLON, BACKSLASH] = [9, 10, 13, 0x20, 0x22, 0x2c, 0x3a, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const STRUCTURE: ReadonlySet<number> = new Set([COMMA, COLON, CLOSE_LIST, CLOSE_OBJECT]);
const MARK = [0xef, 0xbb, 0xbf];
