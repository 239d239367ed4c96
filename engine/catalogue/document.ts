import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { CatalogueFault } from './fault.ts';

const MAX_CHARACTERS = 512 * 1024;
const MAX_DEPTH = 32;
const MAX_ALIASES = 20;

type Path = readonly PropertyKey[];

/** A file's content, its faults so far, and the lines of its members. */
export type SourceDocument = {
  readonly file: string;
  /** undefined when the file could not be read as what it should be; then `faults` says why. */
  readonly content: unknown;
  readonly faults: readonly CatalogueFault[];
  /** The line of the member at a path, or of the nearest one above it that exists. */
  lineOf(path: Path): number | null;
};

/** JSON, with each key once in an object. */
export function jsonDocument(file: string, text: string): SourceDocument {
  const tooMuch = beyondLimits(file, text);
  if (tooMuch !== null) return broken(file, tooMuch);
  const located = locate(text);
  try {
    // The YAML parser finds lines and repeated keys, but only this one knows what JSON is.
    JSON.parse(text);
  } catch (error) {
    const message = `wanted JSON: ${error instanceof Error ? error.message : String(error)}`;
    return broken(file, { file, line: lineOfSyntaxError(text), message });
  }
  const repeated = located.faults.filter(({ code }) => code === 'DUPLICATE_KEY');
  const faults = repeated.map(({ line }) => ({ file, line, message: 'a key stands twice in one object' }));
  return { file, content: JSON.parse(text), faults, lineOf: located.lineOf };
}

/** YAML 1.2, with each key once in a map and few aliases. */
export function yamlDocument(file: string, text: string): SourceDocument {
  const tooMuch = beyondLimits(file, text);
  if (tooMuch !== null) return broken(file, tooMuch);
  const located = locate(text);
  if (located.faults.length > 0) {
    const faults = located.faults.map(({ line, message }) => ({ file, line, message }));
    return { file, content: undefined, faults, lineOf: located.lineOf };
  }
  try {
    return { file, content: located.toJS(), faults: [], lineOf: located.lineOf };
  } catch (error) {
    const message = `wanted YAML: ${error instanceof Error ? error.message : String(error)}`;
    return broken(file, { file, line: null, message });
  }
}

/** The content as the schema has it; null with every fault that the schema finds. */
export function parsed<T>(
  document: SourceDocument,
  schema: z.ZodType<T>,
): { value: T | null; faults: readonly CatalogueFault[] } {
  if (document.content === undefined) return { value: null, faults: document.faults };
  const result = schema.safeParse(document.content);
  if (result.success) return { value: result.data, faults: document.faults };
  const faults = result.error.issues.flatMap(leaves).map(({ path, message }) => ({
    file: document.file,
    line: document.lineOf(path),
    message: `${path.length === 0 ? '' : `${path.join('.')}: `}${message}`,
  }));
  return { value: null, faults: [...document.faults, ...faults] };
}

type Issue = { readonly path: Path; readonly message: string };

/** Of a union that nothing fits, the faults of the member that comes nearest say more than "invalid input". */
function leaves(issue: z.core.$ZodIssue): Issue[] {
  if (issue.code !== 'invalid_union') return [{ path: issue.path, message: issue.message }];
  const nearest = issue.errors.toSorted((a, b) => reach(b) - reach(a) || a.length - b.length)[0];
  if (nearest === undefined || nearest.length === 0) return [{ path: issue.path, message: issue.message }];
  return nearest.flatMap(leaves).map(({ path, message }) => ({ path: [...issue.path, ...path], message }));
}

/** How deep into the content a union's member got before it failed. */
function reach(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map(({ path, code }) => path.length + (code === 'unrecognized_keys' ? -1 : 0)));
}

function locate(text: string) {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2', strict: true });
  const faults = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    code,
    line: lines.linePos(pos[0]).line,
    // What follows repeats the line and draws the place.
    message: message.replace(/ at line \d+, column \d+:.*$/s, ''),
  }));

  function lineOf(path: Path): number | null {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range != null) return lines.linePos(node.range[0]).line;
    }
    return null;
  }

  return { faults, lineOf, toJS: (): unknown => document.toJS({ maxAliasCount: MAX_ALIASES }) };
}

function beyondLimits(file: string, text: string): CatalogueFault | null {
  if (text.length > MAX_CHARACTERS) {
    return { file, line: null, message: `wanted at most ${MAX_CHARACTERS} characters, found ${text.length}` };
  }
  let depth = 0;
  let line = 1;
  for (const character of text) {
    if (character === '\n') line += 1;
    if (character === '[' || character === '{') depth += 1;
    if (character === ']' || character === '}') depth -= 1;
    if (depth > MAX_DEPTH) return { file, line, message: `wanted at most ${MAX_DEPTH} levels of nesting` };
  }
  return null;
}

function broken(file: string, fault: CatalogueFault): SourceDocument {
  return { file, content: undefined, faults: [fault], lineOf: () => fault.line };
}

/** The first line at whose end the text cannot be continued to JSON any more. Node does not always say where that is. */
function lineOfSyntaxError(text: string): number {
  const lines = text.split('\n');
  let [low, high] = [1, lines.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (couldContinue(lines.slice(0, middle).join('\n'))) low = middle + 1;
    else high = middle;
  }
  return low;
}

function couldContinue(start: string): boolean {
  try {
    JSON.parse(start);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = /at position (\d+)/.exec(message)?.[1];
    return /Unexpected end|Unterminated/.test(message) || Number(position) === start.length;
  }
}
