import { loadOurCatalogue, selectRules } from '../catalogue/our-catalogue.ts';
import { loadConfiguration } from '../configuration/load-configuration.ts';
import { collectFaults } from '../faults.ts';
import { isPolicyFormat, POLICY_FORMATS } from './formats.ts';
import { type PolicyOptions, policyRequest } from './request.ts';

export type WantedPolicy = PolicyOptions & {
  /** Selectors of rules; empty: all. */
  readonly rule: readonly string[];
  readonly format: string;
  /** File of a configuration; left out: none. */
  readonly config?: string;
};

/** The policies of a scan by the selected rules, as a text. Throws UserError with everything that is wrong. */
export async function policyText(wanted: WantedPolicy): Promise<string> {
  const { format, config } = wanted;
  const faults = collectFaults();
  const catalogue = await faults.of(loadOurCatalogue);
  const rules = await faults.of(() => selectRules(catalogue?.rules ?? [], catalogue ? wanted.rule : []));
  const loaded = config === undefined ? null : await faults.of(() => loadConfiguration(config));
  const known = isPolicyFormat(format) ? format : null;
  if (known === null) {
    faults.add([
      `--format ${format}: there is no such format; choose one of ${Object.keys(POLICY_FORMATS).join(', ')}`,
    ]);
  }
  const organization = loaded?.configuration.organization ?? null;
  const request = await faults.of(() => policyRequest(wanted, known, organization, rules ?? []));
  if (request === null || known === null || faults.any()) throw faults.error();
  return POLICY_FORMATS[known](request);
}
