import { collectFaults } from '../../app/faults.ts';
import { type InputOptions, type Inputs, loadInputs } from '../../app/inputs.ts';
import type { ReportOptions } from '../../app/judge-snapshot.ts';
import { type OpenOutputs, openOutputs } from '../../app/report/outputs.ts';
import type { FailOn } from '../../model/report.ts';
import { refuseFolder, refuseResume } from '../../snapshot/unfinished-folder.ts';
import { parseOutputs } from './parse-outputs.ts';

/** Options that `scan` and `evaluate` share, as the command line gives them. */
export type JudgingOptions = InputOptions & {
  readonly output: readonly string[];
  readonly failOn: FailOn;
  /** Per cent; true: without a number. */
  readonly allowIncomplete?: number | true;
  readonly fullCoverage?: boolean;
};

/** `--allow-incomplete` without a number. */
const TOLERATED_PERCENT = 1;

/** What the options say of the report. */
export function reportOptions({ failOn, allowIncomplete, fullCoverage }: JudgingOptions): ReportOptions {
  return {
    failOn,
    allowIncomplete: allowIncomplete === true ? TOLERATED_PERCENT : (allowIncomplete ?? null),
    fullCoverage: fullCoverage === true,
  };
}

/** Everything that has to be right before anything is asked of AWS. */
export type Prepared = { readonly inputs: Inputs; readonly outputs: OpenOutputs };

/** What a command needs to be checked besides. */
export type Besides = {
  /** The snapshot folder that will be written. */
  readonly written?: string | undefined;
  /** The snapshot folder that an earlier process has begun. */
  readonly resumed?: string | undefined;
  /** The snapshot folder that is judged. */
  readonly read?: string;
  /** Throws UserError. */
  readonly check?: () => void;
};

/** Loads and checks all that the user gave. Throws UserError with the faults of all of it together. */
export async function prepare(
  options: JudgingOptions,
  { written, resumed, read, check }: Besides = {},
): Promise<Prepared> {
  const faults = collectFaults();
  const inputs = await faults.of(() => loadInputs(options));
  if (check) await faults.of(check);
  if (written !== undefined) await faults.of(() => refuseFolder(written));
  if (resumed !== undefined) await faults.of(() => refuseResume(resumed));
  const { outputs: wanted, faults: misspelt } = parseOutputs(options.output);
  faults.add(misspelt);
  const folder = written ?? resumed ?? read;
  const taken = { file: options.config, ...(folder === undefined ? {} : { folder }) };
  const outputs = await faults.of(() => openOutputs(wanted, taken));
  if (!inputs || !outputs || faults.any()) {
    outputs?.discard();
    throw faults.error();
  }
  return { inputs, outputs };
}
