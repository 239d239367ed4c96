import { readFileSync, statSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import { UserError } from '../user-error.ts';
import { lineOf } from './line-of.ts';
import { Configuration } from './schema.ts';

const MAX_BYTES = 1024 * 1024;

export type LoadedConfiguration = {
  readonly configuration: Configuration;
  /** `file:line` of a key, or of the deepest part of its path that the file has. */
  where(path: readonly PropertyKey[]): string;
};

/**
 * Reads a configuration in YAML or JSON. Throws UserError with every fault of the file, each with its line. Duplicate
 * keys are faults, because all but one of them would silently be lost.
 */
export function loadConfiguration(file: string): LoadedConfiguration {
  const text = readText(file);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const faults = document.errors.map(
    (error) => `${file}:${lines.linePos(error.pos[0]).line}: ${oneLine(error.message)}`,
  );
  // A key that stands there twice does not hide what else is wrong; any other error may.
  if (document.errors.some((error) => error.code !== 'DUPLICATE_KEY')) throw new UserError(faults);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    throw new UserError([...faults, `${file}: ${oneLine((error as Error).message)}`]);
  }
  const where = (path: readonly PropertyKey[]) => `${file}:${lineOf(document, lines, path)}`;
  const result = Configuration.safeParse(value ?? {});
  if (!result.success) {
    for (const { path, message } of result.error.issues.flatMap(single)) {
      const at = path.join('.') || 'the file';
      faults.push(`${where(path)}: ${at}: ${advice(message, valueAt(value, path))}`);
    }
  }
  if (faults.length > 0 || !result.success) throw new UserError(faults);
  return { configuration: result.data, where };
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string; readonly keys?: readonly string[] };

/** Unknown keys come as one issue of what holds them; each deserves its own line. */
function single({ path, message, keys }: Issue): Issue[] {
  if (keys === undefined) return [{ path, message }];
  return keys.map((key) => ({ path: [...path, key], message: 'there is no such key' }));
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
