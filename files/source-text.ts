import type { z } from 'zod';
import { firstFaults, oneLine, type TextFault } from './text-fault.ts';

export type Path = readonly PropertyKey[];

/** A text that was read as JSON or YAML, its faults so far, and the lines of its members. */
export type SourceText = {
  /** undefined when the text could not be read as what it should be; then `faults` says why. */
  readonly content: unknown;
  readonly faults: readonly TextFault[];
  /** For each path the line of the member there, or of the nearest one above it that exists. */
  linesOf(paths: readonly Path[]): readonly (number | null)[];
};

/** A text that is not what it should be. */
export function unreadable(...faults: readonly TextFault[]): SourceText {
  const shown = firstFaults(faults).map(({ line, message }) => ({ line, message: oneLine(message) }));
  return { content: undefined, faults: shown, linesOf: (paths) => paths.map(() => shown[0]?.line ?? null) };
}

/** Something that is wrong at a place of the content. */
export type PlacedFault = { readonly path: Path; readonly message: string };

/** Faults with their lines: the first ones, each one line, and how many more there are. */
export function withLines(source: Pick<SourceText, 'linesOf'>, faults: readonly PlacedFault[]): TextFault[] {
  const shown = faults.slice(0, firstFaults(faults.map(() => WHOLE)).length);
  const lines = source.linesOf(shown.map(({ path }) => path));
  const placed = shown.map(({ message }, index) => ({ line: lines[index] ?? null, message: oneLine(message) }));
  return firstFaults(placed, faults.length);
}

const WHOLE: TextFault = { line: null, message: '' };

/** What a schema says against a content. Of a union that nothing fits, the faults of the member that comes nearest. */
export function schemaFaults(error: z.ZodError): PlacedFault[] {
  return error.issues.flatMap(leaves);
}

function leaves(issue: z.core.$ZodIssue): PlacedFault[] {
  if (issue.code !== 'invalid_union') return [{ path: issue.path, message: issue.message }];
  const nearest = issue.errors.toSorted((a, b) => reach(b) - reach(a) || a.length - b.length)[0];
  if (nearest === undefined || nearest.length === 0) return [{ path: issue.path, message: issue.message }];
  return nearest.flatMap(leaves).map(({ path, message }) => ({ path: [...issue.path, ...path], message }));
}

/** How deep into the content a union's member got before it failed. */
function reach(issues: readonly z.core.$ZodIssue[]): number {
  let deepest = 0;
  for (const { path, code } of issues) {
    deepest = Math.max(deepest, path.length + (code === 'unrecognized_keys' ? -1 : 0));
  }
  return deepest;
}
