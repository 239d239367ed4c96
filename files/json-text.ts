import { outlineOf, walkJson } from './json-walk.ts';
import { LIMITS } from './limits.ts';
import { type Path, type SourceText, unreadable } from './source-text.ts';
import { firstFaults, type TextFault } from './text-fault.ts';

/**
 * Reads a text as JSON: not too deep, each key once in an object, and none that would be taken for a prototype. `above`: how
 * many lists and objects it stands in, where it is a part of another text.
 * `JSON.parse` keeps the last of equal keys: what a person reads first would not be what counts.
 */
export function readJson(text: string, above = 0): SourceText {
  const { tooDeepAt, members } = outlineOf(text, LIMITS.depth - above);
  if (tooDeepAt !== null) {
    return unreadable({ line: lineAt(text, tooDeepAt), message: `wanted at most ${LIMITS.depth} levels of nesting` });
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return unreadable({ line: lineOfSyntaxError(text), message: `wanted JSON: ${message}` });
  }
  const faults = countMembers(content) === members ? [] : keyFaults(text);
  return { content, faults, linesOf: (paths) => linesOf(text, paths) };
}

/** Members of all objects; -1 where a key is one that no object may have. */
function countMembers(content: unknown): number {
  let members = 0;
  const open: unknown[] = [content];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      for (const element of value) if (typeof element === 'object') open.push(element);
      continue;
    }
    for (const key of Object.keys(value)) {
      if (key === PROTOTYPE) return -1;
      members += 1;
      const member = (value as Record<string, unknown>)[key];
      if (typeof member === 'object') open.push(member);
    }
  }
  return members;
}

const PROTOTYPE = '__proto__';

function keyFaults(text: string): TextFault[] {
  const faults: TextFault[] = [];
  /** The keys of the objects that are open, by depth. */
  const open: Set<PropertyKey>[] = [];
  walkJson(text, (path, start, isFirst) => {
    const key = path.at(-1);
    if (isFirst) open[path.length] = new Set();
    if (typeof key !== 'string' || faults.length > LIMITS.faults) return;
    const keys = open[path.length];
    if (keys?.has(key)) faults.push({ line: lineAt(text, start), message: 'a key stands twice in one object' });
    if (key === PROTOTYPE) faults.push({ line: lineAt(text, start), message: `a key may not be named ${PROTOTYPE}` });
    keys?.add(key);
  });
  return firstFaults(faults);
}

function linesOf(text: string, paths: readonly Path[]): (number | null)[] {
  const nearest = paths.map(() => ({ depth: 0, start: text.search(/\S/) }));
  walkJson(text, (path, start) => {
    paths.forEach((wanted, index) => {
      const found = nearest[index];
      if (found === undefined || path.length <= found.depth || path.length > wanted.length) return;
      if (path.every((step, depth) => step === wanted[depth])) nearest[index] = { depth: path.length, start };
    });
  });
  return nearest.map(({ start }) => (start < 0 ? null : lineAt(text, start)));
}

function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < position; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** The first line at whose end the text cannot be continued to JSON any more. Node does not always say where that is. */
function lineOfSyntaxError(text: string): number {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends.push(at);
  ends.push(text.length);
  let [low, high] = [1, ends.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (couldContinue(text.slice(0, ends[middle - 1]))) low = middle + 1;
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
