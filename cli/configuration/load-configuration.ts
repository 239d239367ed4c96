import { readFileSync, statSync } from 'node:fs';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { UserError } from '../user-error.ts';
import { Configuration } from './schema.ts';

const MAX_BYTES = 1024 * 1024;

/**
 * Reads a configuration in YAML or JSON. Throws UserError with every fault of the file, each with its line. Duplicate
 * keys are faults, because all but one of them would silently be lost.
 */
export function loadConfiguration(file: string): Configuration {
  const text = readText(file);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  if (document.errors.length > 0) {
    throw new UserError(
      document.errors.map((error) => `${file}:${lines.linePos(error.pos[0]).line}: ${oneLine(error.message)}`),
    );
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    throw new UserError([`${file}: ${oneLine((error as Error).message)}`]);
  }
  const result = Configuration.safeParse(value ?? {});
  if (result.success) return result.data;
  throw new UserError(
    result.error.issues.map((issue) => {
      const at = issue.path.join('.') || 'the file';
      return `${file}:${lineOf(document, lines, issue.path)}: ${at}: ${advice(issue.message, valueAt(value, issue.path))}`;
    }),
  );
}

function readText(file: string): string {
  try {
    if (statSync(file).size > MAX_BYTES) throw new Error(`is larger than ${MAX_BYTES} bytes`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new UserError([
      missing
        ? `${file}: there is no such file; name your configuration with --config`
        : `${file}: cannot be read: ${(error as Error).message}`,
    ]);
  }
}

/** Line of the deepest part of the path that the file has. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key], value);
}

function advice(message: string, found: unknown): string {
  const number = typeof found === 'number' && message.includes('expected string');
  return number ? `${message}; put the value in quotes, a number loses leading zeros` : message;
}

function oneLine(message: string): string {
  return message.replace(/\s+/g, ' ').trim();
}
