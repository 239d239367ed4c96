import type { Catalogue } from '../engine/catalogue/load.ts';
import { resolveParameters } from '../engine/catalogue/profiles.ts';
import type { Parameters } from '../model/parameters.ts';
import type { FailOn } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';
import { loadOurCatalogue, selectRules } from './catalogue.ts';
import { loadConfiguration } from './configuration/load-configuration.ts';
import type { Configuration } from './configuration/schema.ts';
import { collectFaults } from './faults.ts';
import { type OpenOutputs, openOutputs, parseOutputs } from './outputs.ts';
import { UserError } from './user-error.ts';

/** Options that `scan` and `evaluate` share, as the command line gives them. */
export type JudgingOptions = {
  readonly config: string;
  readonly profile?: string;
  readonly rule: readonly string[];
  readonly output: readonly string[];
  readonly failOn: FailOn;
  readonly allowIncomplete?: boolean;
};

/** Everything that has to be right before anything is asked of AWS. */
export type Prepared = {
  readonly configuration: Configuration;
  readonly catalogue: Catalogue;
  readonly rules: readonly Rule[];
  readonly profile: string;
  readonly parameters: Parameters;
  readonly outputs: OpenOutputs;
};

/** Loads and checks all that the user gave. Throws UserError with the faults of all of it together. */
export async function prepare(options: JudgingOptions): Promise<Prepared> {
  const faults = collectFaults();
  const configuration = await faults.of(() => loadConfiguration(options.config));
  const catalogue = await faults.of(loadOurCatalogue);
  const rules = await faults.of(() => selectRules(catalogue?.rules ?? [], catalogue ? options.rule : []));
  const profile = options.profile ?? configuration?.profile ?? '';
  const parameters = await faults.of(() => parametersOf(catalogue, configuration, profile, options));
  const wanted = await faults.of(() => {
    const parsed = parseOutputs(options.output.length > 0 ? options.output : ['table=-']);
    if (parsed.faults.length > 0) throw new UserError(parsed.faults);
    return parsed.outputs;
  });
  faults.throwAny();
  const outputs = openOutputs(wanted ?? []);
  return { configuration, catalogue, rules, profile, parameters, outputs } as Prepared;
}

function parametersOf(
  catalogue: Catalogue | null,
  configuration: Configuration | null,
  profile: string,
  options: JudgingOptions,
): Parameters | null {
  // Without them there is nothing to check the profile against; their own faults are told already.
  if (!catalogue || !configuration) return null;
  const resolved = resolveParameters(catalogue.profiles, profile, configuration.parameters);
  if ('parameters' in resolved) return resolved.parameters;
  const where = options.profile === undefined ? options.config : '--profile';
  throw new UserError(resolved.faults.map((fault) => `${where}: ${fault}`));
}
