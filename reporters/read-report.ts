import type { z } from 'zod';
import { BrokenJson, type JsonPiece, jsonElements, jsonPieces } from '../files/json-pieces.ts';
import { readJson } from '../files/json-text.ts';
import { LIMITS } from '../files/limits.ts';
import { schemaFaults, withLines } from '../files/source-text.ts';
import { firstFaults, type TextFault } from '../files/text-fault.ts';
import type { Finding } from '../model/finding.ts';
import { REPORT_FORMAT, REPORT_LISTS, type Report, WholeReport } from '../model/report.ts';

/** A text that is no report. `faults` has one for each thing that is wrong: where, and what was expected. */
export class UnreadableReport extends Error {
  readonly faults: readonly TextFault[];
  constructor(faults: readonly TextFault[]) {
    super(`not a report: ${faults.map(({ message }) => message).join('; ')}`);
    this.name = 'UnreadableReport';
    this.faults = faults;
  }
}

/** The bytes of a text from an offset to its end. They are the same whenever they are asked for. */
export type Bytes = (offset: number) => Iterable<Uint8Array>;

/**
 * Reads what the reporter `json` wrote. The whole text is checked now, and only what is no long list is kept: the lists are
 * read again whenever they are gone over. Throws UnreadableReport.
 */
export function readReport(bytes: Bytes): Report {
  const checked = check(bytes(0));
  const list = <T>(name: ListName): Iterable<T> => listAt(name, bytes, checked.offsets.get(name) ?? null);
  return {
    ...checked.head,
    findings: list('findings'),
    gaps: list('gaps'),
    answers: list('answers'),
    ...(checked.offsets.has('coverage') ? { coverage: list('coverage') } : {}),
  } as Report;
}

type ListName = keyof typeof REPORT_LISTS;

/** The elements of each list. */
const ELEMENTS = {
  findings: REPORT_LISTS.findings.element,
  gaps: REPORT_LISTS.gaps.element,
  answers: REPORT_LISTS.answers.element,
  coverage: REPORT_LISTS.coverage.unwrap().element,
} as const satisfies Record<ListName, z.ZodType>;

const LISTS: ReadonlySet<string> = new Set(Object.keys(ELEMENTS));
const MEMBERS: Readonly<Record<string, z.ZodType>> = WholeReport.shape;

function listAt<T>(name: ListName, bytes: Bytes, offset: number | null): Iterable<T> {
  return {
    *[Symbol.iterator]() {
      if (offset === null) return;
      for (const { text } of jsonElements(name, bytes(offset))) yield JSON.parse(text);
    },
  };
}

type Checked = {
  /** The members that are no long lists. */
  readonly head: Readonly<Record<string, unknown>>;
  /** Where the lists begin. */
  readonly offsets: ReadonlyMap<string, number>;
};

function check(chunks: Iterable<Uint8Array>): Checked {
  const head: Record<string, unknown> = {};
  const offsets = new Map<string, number>();
  const seen = new Set<string>();
  const faults = gatherFaults();
  /** Pages are made requirement by requirement. */
  let last = '';
  for (const piece of piecesOf(chunks)) {
    const { name, index, line, offset } = piece;
    if (index === null) {
      if (seen.has(name)) faults.add(line, 'a key stands twice in one object');
      seen.add(name);
    }
    const schema = index === null ? schemaOf(name) : ELEMENTS[name as ListName];
    if (schema === undefined) faults.add(line, `report: Unrecognized key: ${JSON.stringify(name)}`);
    else {
      if (name === 'format') refuseOther(readJson(piece.text).content ?? null, line);
      const value = contentOf(piece, schema, faults);
      if (index === null && !LISTS.has(name)) head[name] = value;
      else if (index === null) offsets.set(name, offset);
      else if (name === 'findings' && value !== undefined) {
        const { requirement } = value as Finding;
        if (requirement < last) faults.add(line, `findings[${index}]: wanted findings sorted by requirement`);
        last = requirement;
      }
    }
  }
  if (!seen.has('format')) refuseOther(null, 1);
  for (const [name, schema] of Object.entries(MEMBERS)) {
    if (seen.has(name)) continue;
    for (const { message } of faultsOf(schema, undefined)) faults.add(1, `${name}: ${message}`);
  }
  faults.refuse();
  return { head, offsets };
}

function schemaOf(name: string): z.ZodType | undefined {
  return Object.hasOwn(MEMBERS, name) ? MEMBERS[name] : undefined;
}

function* piecesOf(chunks: Iterable<Uint8Array>): Iterable<JsonPiece> {
  try {
    yield* jsonPieces(chunks, LISTS);
  } catch (error) {
    if (error instanceof BrokenJson) throw new UnreadableReport([error.fault]);
    throw error;
  }
}

/** undefined where it is not what it should be; then its faults are among the faults. */
function contentOf(piece: JsonPiece, schema: z.ZodType, faults: Faults): unknown {
  const { name, index, line } = piece;
  const source = readJson(piece.text, index === null ? 1 : 2);
  const placed = (fault: TextFault): TextFault => ({ ...fault, line: line + (fault.line ?? 1) - 1 });
  if (source.content === undefined) throw new UnreadableReport(source.faults.map(placed));
  for (const fault of source.faults) faults.add(placed(fault).line, fault.message);
  const found = faultsOf(schema, source.content);
  if (found.length === 0) return source.content;
  const place = index === null ? [name] : [name, index];
  const told = found.map(({ path, message }) => ({ path, message: `${placeOf([...place, ...path])}: ${message}` }));
  const shown = told.slice(0, LIMITS.faults);
  for (const fault of withLines(source, shown)) faults.add(placed(fault).line, fault.message);
  faults.count(told.length - shown.length);
  return undefined;
}

function faultsOf(schema: z.ZodType, content: unknown) {
  const { error } = schema.safeParse(content);
  return error === undefined ? [] : schemaFaults(error);
}

/** Of another format every member may be wrong: only that is said. */
function refuseOther(format: unknown, line: number): void {
  if (format === REPORT_FORMAT) return;
  const message = `format: expected ${REPORT_FORMAT}, found ${JSON.stringify(format)}`;
  throw new UnreadableReport([{ line, message }]);
}

type Faults = ReturnType<typeof gatherFaults>;

/** Keeps the first faults, and counts the others. */
function gatherFaults() {
  const first: TextFault[] = [];
  let all = 0;
  return {
    add(line: number | null, message: string): void {
      all += 1;
      if (first.length < LIMITS.faults) first.push({ line, message });
    },
    count(further: number): void {
      all += further;
    },
    refuse(): void {
      if (all > 0) throw new UnreadableReport(firstFaults(first, all));
    },
  };
}

/** `findings[3].verdict` */
function placeOf(path: readonly PropertyKey[]): string {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return place.replace(/^\./, '') || 'report';
}
