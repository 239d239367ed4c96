import type { Catalogue } from '../engine/catalogue/parse.ts';
import { resolveParameters } from '../engine/catalogue/profiles.ts';
import type { Parameters } from '../model/parameters.ts';
import type { Rule } from '../model/rule.ts';
import { loadOurCatalogue, selectRules } from './catalogue/our-catalogue.ts';
import { loadConfiguration } from './configuration/load-configuration.ts';
import type { Configuration } from './configuration/schema.ts';
import { collectFaults } from './faults.ts';
import { UserError } from './user-error.ts';

/** What is scanned, and what it is judged by. */
export type Inputs = {
  readonly configuration: Configuration;
  readonly catalogue: Catalogue;
  /** Those that were selected. */
  readonly rules: readonly Rule[];
  readonly profile: string;
  readonly parameters: Parameters;
};

export type InputOptions = {
  /** File of the configuration. */
  readonly config: string;
  /** Instead of the profile in the configuration. */
  readonly profile?: string;
  /** Selectors of rules; empty: all. */
  readonly rule: readonly string[];
};

/** Loads and checks the configuration and the rules. Throws UserError with the faults of all of it together. */
export async function loadInputs(options: InputOptions): Promise<Inputs> {
  const faults = collectFaults();
  const loaded = await faults.of(() => loadConfiguration(options.config));
  const catalogue = await faults.of(loadOurCatalogue);
  const rules = await faults.of(() => selectRules(catalogue?.rules ?? [], catalogue ? options.rule : []));
  const profile = options.profile ?? loaded?.configuration.profile;
  const where = () => (options.profile === undefined ? `${loaded?.where(['profile'])}` : '--profile');
  const parameters =
    !catalogue || profile === undefined
      ? null
      : await faults.of(() => parametersOf(catalogue, profile, loaded?.configuration, where));
  if (!loaded || !catalogue || !rules || profile === undefined || !parameters || faults.any()) throw faults.error();
  return { configuration: loaded.configuration, catalogue, rules, profile, parameters };
}

/** The same for a configuration that stands in no file. `selectors`: of rules; empty: all. */
export function inputsOf(configuration: Configuration, catalogue: Catalogue, selectors: readonly string[]): Inputs {
  const { profile } = configuration;
  return {
    configuration,
    catalogue,
    rules: selectRules(catalogue.rules, selectors),
    profile,
    parameters: parametersOf(catalogue, profile, configuration, () => 'profile'),
  };
}

function parametersOf(
  { profiles }: Catalogue,
  profile: string,
  configuration: Configuration | undefined,
  where: () => string,
): Parameters {
  const governedRegions = configuration?.organization.governedRegions ?? null;
  const resolved = resolveParameters(profiles, profile, { ...configuration?.parameters, governedRegions });
  if ('parameters' in resolved) {
    // The accelerator builds in the regions of its own list, usually two; AWS enables seventeen.
    const isMissing = configuration !== undefined && governedRegions === null && profile.startsWith('lza-');
    if (!isMissing) return resolved.parameters;
    throw new UserError([
      `${where()}: ${profile} needs organization.governedRegions: write the enabledRegions of your global-config.yaml there`,
    ]);
  }
  throw new UserError(resolved.faults.map((fault) => `${where()}: ${fault}`));
}
