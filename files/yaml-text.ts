import { Composer, type Document, isMap, isNode, isScalar, LineCounter } from 'yaml';
import { LIMITS } from './limits.ts';
import { type Path, type SourceText, unreadable } from './source-text.ts';
import { firstFaults, oneLine, type TextFault } from './text-fault.ts';
import { type Tokens, tokensOf } from './yaml-tokens.ts';

/**
 * Reads a text as one document of YAML 1.2: not too deep, not too many members, each key once in a map, few aliases, no
 * directives, and plain values only. Keys that stand twice do not hide what else is wrong; other faults do.
 */
export function readYaml(text: string): SourceText {
  const lines = new LineCounter();
  const { tokens, fault } = tokensOf(text, lines);
  if (fault !== null) return unreadable(fault);
  const document = composed(tokens, text.length);
  if ('message' in document) return unreadable(document);
  const errors = [...document.errors, ...document.warnings];
  const faults = errors.slice(0, LIMITS.faults).map(({ message, pos }) => {
    return { line: lines.linePos(pos[0]).line, message: oneLine(message) };
  });
  const told = firstFaults(faults, errors.length);
  if (errors.some(({ code }) => code !== 'DUPLICATE_KEY')) return unreadable(...told);
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: LIMITS.yamlAliases });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return unreadable(...told, { line: null, message: `wanted YAML: ${message}` });
  }
  const unusable = notPlain(content);
  if (unusable !== null) return unreadable(...told, { line: null, message: unusable });
  const linesOf = (paths: readonly Path[]) => paths.map((path) => lineOf(document, lines, path));
  return { content: content ?? {}, faults: told, linesOf };
}

/** The only document; a fault where there are several. An empty text is an empty document. */
function composed(tokens: Tokens, length: number): Document | TextFault {
  const composer = new Composer({ uniqueKeys: true, stringKeys: true, version: '1.2', logLevel: 'silent' });
  const documents = [...composer.compose(tokens, true, length)];
  const [document] = documents;
  if (documents.length === 1 && document !== undefined) return document as Document;
  return { line: null, message: `wanted one document, found ${documents.length}` };
}

/** Why a value is none that JSON could hold as well; aliases make the depth of the text and that of the value differ. */
function notPlain(content: unknown): string | null {
  const open = [{ value: content, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) {
      if (value !== null && !PLAIN.has(typeof value)) return `wanted plain values, found a ${typeof value}`;
      continue;
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== Array.prototype) return 'wanted maps, lists and plain values';
    if (depth > LIMITS.depth) return `wanted at most ${LIMITS.depth} levels of nesting`;
    if (Object.hasOwn(value, '__proto__')) return 'a key may not be named __proto__';
    for (const member of Object.values(value)) open.push({ value: member, depth: depth + 1 });
  }
  return null;
}

const PLAIN: ReadonlySet<string> = new Set(['string', 'number', 'boolean']);

/** Line of the key at a path, or of the deepest part of the path that the document has; 1 for none. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const start = startOf(document, path.slice(0, length));
    if (start !== null) return lines.linePos(start).line;
  }
  return 1;
}

function startOf(document: Document, path: Path): number | null {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)));
    return isNode(pair?.key) ? (pair.key.range?.[0] ?? null) : null;
  }
  const node = document.getIn(path, true);
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}
