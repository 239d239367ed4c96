import { LIMITS } from '../files/limits.ts';
import { schemaFaults } from '../files/source-text.ts';
import { oneLine, type TextFault } from '../files/text-fault.ts';
import { textOf } from '../files/utf8.ts';
import { Cell } from '../model/cell.ts';
import { Resource } from '../model/resource.ts';
import type { Manifest, Shard } from '../model/snapshot.ts';
import { contradictionIn } from './contradictions.ts';
import { sha256 } from './layout.ts';
import { SnapshotError } from './snapshot-error.ts';
import { unpack } from './unpack.ts';

type ShardEntry = Manifest['shards'][number];

/**
 * The shard in the bytes of its file, held to its entry in the manifest: size, digest, counts, and each line to the schema.
 * `isChecked`: these bytes were read before, so that only the digest is looked at. Throws SnapshotError.
 */
export async function parseShard(
  file: string,
  bytes: Buffer,
  entry: ShardEntry,
  { isChecked }: { readonly isChecked: boolean },
): Promise<Shard> {
  if (bytes.length !== entry.bytes) {
    throw new SnapshotError(file, `has ${bytes.length} bytes where the manifest says ${entry.bytes}`);
  }
  if (sha256(bytes) !== entry.sha256) throw new SnapshotError(file, 'was edited: its digest does not match');
  const lines = linesOf(await unpack(file, bytes));
  const cells: Cell[] = [];
  const resources: Resource[] = [];
  let number = 0;
  for (const line of lines) {
    number += 1;
    if (number > entry.cells + entry.resources) throw wrongCount(file);
    const text = textIn(line);
    if (typeof text !== 'string') throw new SnapshotError(file, [{ ...text, line: number }]);
    const value = text.startsWith(CELL) ? text.slice(CELL.length, -1) : text.slice(RESOURCE.length, -1);
    if (text.startsWith(CELL)) cells.push(isChecked ? JSON.parse(value) : checkedValue(Cell, value, number));
    else if (text.startsWith(RESOURCE))
      resources.push(isChecked ? JSON.parse(value) : checkedValue(Resource, value, number));
    else throw refused('is neither cell nor resource', number);
  }
  if (cells.length !== entry.cells || resources.length !== entry.resources) throw wrongCount(file);
  const shard = { name: entry.name, cells, resources };
  const contradiction = isChecked ? null : contradictionIn(shard);
  if (contradiction !== null) throw refused(contradiction.message, contradiction.line + 1);
  return shard;

  function checkedValue<T>(schema: { safeParse(value: unknown): SafeParsed<T> }, text: string, line: number): T {
    const result = schema.safeParse(json(text, line));
    if (result.success) return result.data;
    const [fault] = schemaFaults(result.error);
    throw refused(`does not fit the format: ${fault?.path.join('.')}: ${fault?.message}`, line);
  }

  function json(text: string, line: number): unknown {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw refused(`wanted JSON: ${(error as Error).message}`, line);
    }
  }

  function refused(message: string, line: number): SnapshotError {
    return new SnapshotError(file, [{ line, message: oneLine(message) }]);
  }
}

type SafeParsed<T> = ReturnType<import('zod').ZodType<T>['safeParse']>;

const CELL = '{"cell":';
const RESOURCE = '{"resource":';

/** Lines without their ends; the last one ends as well. The text as a whole may be longer than a string can be. */
function* linesOf(bytes: Buffer): Iterable<Buffer> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, start);
    yield bytes.subarray(start, end === -1 ? bytes.length : end);
    start = end === -1 ? bytes.length : end + 1;
  }
}

const NEWLINE = 0x0a;

function textIn(line: Buffer): string | TextFault {
  if (line.length <= LIMITS.lineBytes) return textOf(line);
  return { line: null, message: `is larger than ${LIMITS.lineBytes} bytes` };
}

function wrongCount(file: string): SnapshotError {
  return new SnapshotError(file, 'does not hold the number of cells and resources that the manifest says');
}
