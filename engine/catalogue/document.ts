import type { z } from 'zod';
import { readJson } from '../../files/json-text.ts';
import { LIMITS } from '../../files/limits.ts';
import { type Path, type SourceText, schemaFaults, unreadable, withLines } from '../../files/source-text.ts';
import type { TextFault } from '../../files/text-fault.ts';
import { readYaml } from '../../files/yaml-text.ts';
import type { CatalogueFault } from './fault.ts';

/** A file's content, its faults so far, and the lines of its members. */
export type SourceDocument = {
  readonly file: string;
  /** undefined when the file could not be read as what it should be; then `faults` says why. */
  readonly content: unknown;
  readonly faults: readonly CatalogueFault[];
  /** The line of the member at a path, or of the nearest one above it that exists. */
  lineOf(path: Path): number | null;
  readonly source: SourceText;
};

/** JSON, with each key once in an object. */
export function jsonDocument(file: string, text: string): SourceDocument {
  return documentOf(file, withinLimits(text, readJson));
}

/** YAML 1.2, with each key once in a map and few aliases. */
export function yamlDocument(file: string, text: string): SourceDocument {
  return documentOf(file, withinLimits(text, readYaml));
}

/** The content as the schema has it; null with the faults that the schema finds. */
export function parsed<T>(
  document: SourceDocument,
  schema: z.ZodType<T>,
): { value: T | null; faults: readonly CatalogueFault[] } {
  if (document.content === undefined) return { value: null, faults: document.faults };
  const result = schema.safeParse(document.content);
  if (result.success) return { value: result.data, faults: document.faults };
  const faults = schemaFaults(result.error).map(({ path, message }) => ({
    path,
    message: `${path.length === 0 ? '' : `${path.join('.')}: `}${message}`,
  }));
  return { value: null, faults: [...document.faults, ...inFile(document.file, withLines(document.source, faults))] };
}

function withinLimits(text: string, read: (text: string) => SourceText): SourceText {
  if (text.length <= LIMITS.catalogueBytes) return read(text);
  const message = `wanted at most ${LIMITS.catalogueBytes} characters, found ${text.length}`;
  return unreadable({ line: null, message });
}

function documentOf(file: string, source: SourceText): SourceDocument {
  return {
    file,
    source,
    content: source.content,
    faults: inFile(file, source.faults),
    lineOf: (path) => source.linesOf([path])[0] ?? null,
  };
}

function inFile(file: string, faults: readonly TextFault[]): CatalogueFault[] {
  return faults.map(({ line, message }) => ({ file, line, message }));
}
