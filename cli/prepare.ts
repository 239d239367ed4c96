import type { Catalogue } from '../engine/catalogue/load.ts';
import { resolveParameters } from '../engine/catalogue/profiles.ts';
import type { Parameters } from '../model/parameters.ts';
import type { FailOn } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import { refuseFolder, refuseResume } from '../snapshot/unfinished-folder.ts';
import { loadOurCatalogue, selectRules } from './catalogue.ts';
import { type LoadedConfiguration, loadConfiguration } from './configuration/load-configuration.ts';
import type { Configuration } from './configuration/schema.ts';
import { collectFaults } from './faults.ts';
import type { ReportOptions } from './judge-snapshot.ts';
import { type OpenOutputs, openOutputs } from './outputs.ts';
import { parseOutputs } from './parse-outputs.ts';
import { UserError } from './user-error.ts';

/** Options that `scan` and `evaluate` share, as the command line gives them. */
export type JudgingOptions = {
  readonly config: string;
  readonly profile?: string;
  readonly rule: readonly string[];
  readonly output: readonly string[];
  readonly failOn: FailOn;
  readonly allowIncomplete?: boolean;
  readonly fullCoverage?: boolean;
};

/** What the options say of the report. */
export function reportOptions({ failOn, allowIncomplete, fullCoverage }: JudgingOptions): ReportOptions {
  return { failOn, allowIncomplete: allowIncomplete === true, fullCoverage: fullCoverage === true };
}

/** Everything that has to be right before anything is asked of AWS. */
export type Prepared = {
  readonly configuration: Configuration;
  readonly catalogue: Catalogue;
  readonly rules: readonly Rule[];
  readonly profile: string;
  readonly parameters: Parameters;
  readonly outputs: OpenOutputs;
};

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
  const loaded = await faults.of(() => loadConfiguration(options.config));
  const catalogue = await faults.of(loadOurCatalogue);
  const rules = await faults.of(() => selectRules(catalogue?.rules ?? [], catalogue ? options.rule : []));
  const profile = options.profile ?? loaded?.configuration.profile;
  const parameters = await faults.of(() => parametersOf(catalogue, loaded, profile, options));
  if (check) await faults.of(check);
  if (written !== undefined) await faults.of(() => refuseFolder(written));
  if (resumed !== undefined) await faults.of(() => refuseResume(resumed));
  const { outputs: wanted, faults: misspelt } = parseOutputs(options.output);
  faults.add(misspelt);
  const folder = written ?? resumed ?? read;
  const taken = { file: options.config, ...(folder === undefined ? {} : { folder }) };
  const outputs = await faults.of(() => openOutputs(wanted, taken));
  if (!loaded || !catalogue || !rules || profile === undefined || !parameters || !outputs || faults.any()) {
    outputs?.discard();
    throw faults.error();
  }
  return { configuration: loaded.configuration, catalogue, rules, profile, parameters, outputs };
}

/** null: what they are made of has faults of its own, which are told already. */
function parametersOf(
  catalogue: Catalogue | null,
  loaded: LoadedConfiguration | null,
  profile: string | undefined,
  options: JudgingOptions,
): Parameters | null {
  if (!catalogue || profile === undefined) return null;
  const resolved = resolveParameters(catalogue.profiles, profile, loaded?.configuration.parameters ?? {});
  if ('parameters' in resolved) return resolved.parameters;
  const where = options.profile === undefined ? loaded?.where(['profile']) : '--profile';
  throw new UserError(resolved.faults.map((fault) => `${where}: ${fault}`));
}
