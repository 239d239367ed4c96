import { randomUUID } from 'node:crypto';
import { closeSync, fsync, lstatSync, openSync, realpathSync, renameSync, rmSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Report } from '../../model/report.ts';
import { type Format, REPORTERS } from '../../reporters/index.ts';
import { whyFull } from '../../snapshot/disk-space.ts';
import { syncFolder } from '../../snapshot/durable.ts';
import { unfinishedPaths } from '../../snapshot/layout.ts';
import { isSystemError } from '../system-error.ts';
import { removeAtExit } from '../unfinished.ts';
import { UserError } from '../user-error.ts';
import { unblocked, writeAll } from './write-all.ts';

/** A report that is wanted: in a format, in a file or through a descriptor that is open already. */
export type Output = {
  readonly format: Format;
  /** As the user wrote it. */
  readonly path: string;
  /** Written to and left open; null: the file at the path is made or replaced. */
  readonly descriptor: number | null;
};

/** Outputs whose files are open already, so that a bad path fails before the scan and not after it. */
export type OpenOutputs = {
  /**
   * Renders the report into every output and gives the files their names. One that cannot be written does not keep the
   * others from being written: the failures come back as lines.
   */
  write(report: Report): Promise<readonly string[]>;
  /** Removes what was opened and not written. */
  discard(): void;
};

/** Files that a report must not replace or lie in. */
export type Taken = { readonly file?: string; readonly folder?: string };

type Open = {
  readonly output: Output;
  readonly descriptor: number;
  /** The file beside the output that becomes the output; null: what is written to is neither replaced nor removed. */
  readonly temporary: { readonly file: string; readonly target: string; readonly keep: () => void } | null;
  isClosed: boolean;
};

/** Opens a temporary file beside every output. Throws UserError for all paths that cannot be written. */
export function openOutputs(outputs: readonly Output[], taken: Taken = {}): OpenOutputs {
  const faults: string[] = [];
  const open: Open[] = [];
  const targets = new Set<string>();
  for (const output of outputs) {
    const complain = (what: string) => faults.push(`--output ${output.format}=${output.path}: ${what}`);
    try {
      const target = output.descriptor === null ? targetOf(output.path) : output.path;
      if (targets.has(target)) complain(`${output.path} is named twice`);
      else if (taken.file !== undefined && target === targetOf(taken.file)) complain('this is the configuration');
      else if (taken.folder !== undefined && isInside(target, taken.folder)) {
        complain(`lies in the folder of the snapshot; name a path outside ${taken.folder}`);
      } else open.push(openOutput(output, target));
      targets.add(target);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      complain(`cannot be written: ${error.message}`);
    }
  }
  const discard = () => open.forEach(discardOne);
  if (faults.length > 0) {
    discard();
    throw new UserError(faults);
  }
  return {
    discard,
    async write(report) {
      const failures: string[] = [];
      for (const one of open) failures.push(...(await writeOne(one, report)));
      return failures;
    },
  };
}

/** The file itself where the path is a link: the link is not replaced. */
function targetOf(file: string): string {
  const found = statOf(file);
  return found?.isFile() ? realpathSync(file) : path.resolve(file);
}

function openOutput(output: Output, target: string): Open {
  if (output.descriptor !== null) {
    return { output, descriptor: unblocked(output.descriptor), temporary: null, isClosed: false };
  }
  const found = statOf(output.path);
  if (found === undefined && lstatSync(output.path, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw Object.assign(new Error('it is a link to nothing; name the file'), { code: 'ENOENT' });
  }
  if (found?.isDirectory() || /[/\\]$/.test(output.path)) {
    throw Object.assign(new Error('it is a folder; name a file in it'), { code: 'EISDIR' });
  }
  // Devices and pipes are written to, never replaced.
  if (found && !found.isFile())
    return { output, descriptor: unblocked(openSync(output.path, 'w')), temporary: null, isClosed: false };
  const full = whyFull(path.dirname(target));
  if (full !== null) throw Object.assign(new Error(full), { code: 'ENOSPC' });
  const file = path.join(path.dirname(target), `.${path.basename(target)}.unfinished-${randomUUID().slice(0, 8)}`);
  const descriptor = openSync(file, 'wx');
  return { output, descriptor, temporary: { file, target, keep: removeAtExit(file) }, isClosed: false };
}

async function writeOne(one: Open, report: Report): Promise<string[]> {
  const { output, descriptor, temporary } = one;
  try {
    await writeAll(descriptor, REPORTERS[output.format].render(report));
    if (temporary === null) return [];
    await synchronize(descriptor);
    renameSync(temporary.file, temporary.target);
    temporary.keep();
    await syncFolder(path.dirname(temporary.target));
    return [];
  } catch (error) {
    if (!isSystemError(error)) throw error;
    // Whoever reads a pipe may have seen enough.
    return error.code === 'EPIPE' ? [] : [`${output.format}=${output.path} could not be written: ${error.message}`];
  } finally {
    discardOne(one);
  }
}

const synchronize = promisify(fsync);

/** Closes the file and removes it, unless it has become the output. */
function discardOne(one: Open): void {
  const { temporary } = one;
  if (temporary === null || one.isClosed) return;
  one.isClosed = true;
  closeSync(one.descriptor);
  rmSync(temporary.file, { force: true });
  temporary.keep();
}

/** Of a snapshot's folder, or of the one beside it where it is written. */
function isInside(file: string, snapshot: string): boolean {
  const folders = [path.resolve(snapshot), unfinishedPaths(snapshot).folder];
  return folders.some((folder) => file === folder || file.startsWith(`${folder}${path.sep}`));
}

function statOf(file: string): Stats | undefined {
  return statSync(file, { throwIfNoEntry: false });
}
