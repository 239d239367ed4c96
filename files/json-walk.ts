import type { Path } from './source-text.ts';

/** What one look over a JSON text, valid or not, tells before it is parsed. */
export type Outline = {
  /** Where nesting goes deeper than allowed; null: nowhere. */
  readonly tooDeepAt: number | null;
  /** Members of all objects, as often as they stand there. */
  readonly members: number;
};

/** Looks at brackets and colons outside strings. Takes a second for about 200 MB. */
export function outlineOf(text: string, maxDepth: number): Outline {
  let depth = 0;
  let members = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === OPEN_OBJECT || code === OPEN_LIST) {
      depth += 1;
      if (depth > maxDepth) return { tooDeepAt: at, members };
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) depth -= 1;
    else if (code === COLON) members += 1;
  }
  return { tooDeepAt: null, members };
}

/**
 * Visits every member of every object (at its key) and every element of every list of a valid JSON text, in the order of
 * the text. `isFirst`: of its object or list. The path is the same array at each visit.
 */
export function walkJson(text: string, visit: (path: Path, start: number, isFirst: boolean) => void): void {
  const path: PropertyKey[] = [];
  const isList: boolean[] = [];
  let awaits: 'key' | 'element' | null = null;
  let isFirst = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= SPACE) continue;
    if (awaits === 'element' && code !== CLOSE_LIST) {
      visit(path, at, isFirst);
      awaits = null;
    }
    if (code === QUOTE) {
      const end = endOfString(text, at);
      if (awaits === 'key') {
        path[path.length - 1] = JSON.parse(text.slice(at, end + 1)) as string;
        visit(path, at, isFirst);
        awaits = null;
      }
      at = end;
    } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
      isList.push(code === OPEN_LIST);
      path.push(code === OPEN_LIST ? 0 : '');
      awaits = code === OPEN_LIST ? 'element' : 'key';
      isFirst = true;
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      isList.pop();
      path.pop();
      awaits = null;
    } else if (code === COMMA) {
      awaits = isList.at(-1) ? 'element' : 'key';
      isFirst = false;
      if (awaits === 'element') path[path.length - 1] = Number(path.at(-1)) + 1;
    }
  }
}

/** Where the string that begins at a quote ends; the end of the text where it does not. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

const [SPACE, QUOTE, COMMA, COLON, BACKSLASH] = [0x20, 0x22, 0x2c, 0x3a, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
