import { type PlacedFault, type SourceText, withLines } from '../../files/source-text.ts';
import { faultLine } from '../../files/text-fault.ts';
import { textOf } from '../../files/utf8.ts';
import { readYaml } from '../../files/yaml-text.ts';
import { UserError } from '../user-error.ts';
import { Configuration } from './schema.ts';

export type LoadedConfiguration = {
  readonly configuration: Configuration;
  /** `file:line` of a key, or of the deepest part of its path that the file has. */
  where(path: readonly PropertyKey[]): string;
};

/**
 * The configuration in the bytes of a file, in YAML or JSON. Throws UserError with every fault of it, each with its line.
 * Duplicate keys are faults, because all but one of them would silently be lost.
 */
export function parseConfiguration(file: string, bytes: Uint8Array): LoadedConfiguration {
  const text = textOf(bytes);
  if (typeof text !== 'string') throw new UserError([faultLine(file, text)]);
  const source = readYaml(text);
  const faults = [...source.faults];
  if (source.content === undefined) throw new UserError(faults.map((fault) => faultLine(file, fault)));
  const result = Configuration.safeParse(source.content);
  if (!result.success) faults.push(...withLines(source, placedFaults(result.error.issues, source.content)));
  if (faults.length > 0 || !result.success) throw new UserError(faults.map((fault) => faultLine(file, fault)));
  return { configuration: result.data, where: (path) => whereIn(file, source, path) };
}

function whereIn(file: string, source: SourceText, path: readonly PropertyKey[]): string {
  const [line] = source.linesOf([path]);
  return line === null || line === undefined ? file : `${file}:${line}`;
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string; readonly keys?: readonly string[] };

function placedFaults(issues: readonly Issue[], content: unknown): PlacedFault[] {
  return issues.flatMap(single).map(({ path, message }) => {
    return { path, message: `${path.join('.') || 'the file'}: ${advice(message, valueAt(content, path))}` };
  });
}

/** Unknown keys come as one issue of what holds them; each deserves its own line. */
function single({ path, message, keys }: Issue): Issue[] {
  if (keys === undefined) return [{ path, message }];
  return keys.map((key) => ({ path: [...path, key], message: 'there is no such key' }));
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
}

function advice(message: string, found: unknown): string {
  const number = typeof found === 'number' && message.includes('expected string');
  return number ? `${message}; put the value in quotes, a number loses leading zeros` : message;
}
