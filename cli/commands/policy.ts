import { writeFileSync } from 'node:fs';
import { COLLECTORS } from '../../collectors/index.ts';
import { closeTypes } from '../../collectors/runner/plan.ts';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { neededTypes } from '../../engine/needed-types.ts';
import { loadOurCatalogue, selectRules } from '../catalogue.ts';
import { loadConfiguration } from '../configuration/load-configuration.ts';
import { collectFaults } from '../faults.ts';
import { isPolicyFormat, POLICY_FORMATS } from '../policy/formats.ts';
import { type PolicyOptions, policyRequest } from '../policy/request.ts';
import { UserError } from '../user-error.ts';

type Options = PolicyOptions & {
  readonly rule: readonly string[];
  readonly format: string;
  readonly config?: string;
  readonly out?: string;
};

/** `zonewarden policy`: what the selected rules need in IAM, and nothing else. */
export async function policyCommand(options: Options): Promise<void> {
  const { format, config, out } = options;
  const faults = collectFaults();
  const catalogue = await faults.of(loadOurCatalogue);
  const rules = await faults.of(() => selectRules(catalogue?.rules ?? [], catalogue ? options.rule : []));
  const loaded = config === undefined ? null : await faults.of(() => loadConfiguration(config));
  const known = isPolicyFormat(format) ? format : null;
  if (known === null) {
    faults.add([
      `--format ${format}: there is no such format; choose one of ${Object.keys(POLICY_FORMATS).join(', ')}`,
    ]);
  }
  const types = closeTypes(neededTypes(rules ?? [], vocabulary), COLLECTORS);
  const organization = loaded?.configuration.organization ?? null;
  const request = await faults.of(() => policyRequest(options, known, organization, types));
  if (request === null || known === null || faults.any()) throw faults.error();
  const text = POLICY_FORMATS[known](request);
  if (out === undefined || out === '-') process.stdout.write(text);
  else writeText(out, text);
}

function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UserError([`--out ${file}: cannot be written: ${(error as Error).message}`]);
  }
}
