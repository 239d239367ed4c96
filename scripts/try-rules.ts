/**
 * Runs the examples of rules and prints what is wrong with them, for whoever writes a rule.
 *
 *   node scripts/try-rules.ts [part of a rule's folder or id …] [--show]
 *
 * `--show` prints every finding's message.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vocabulary } from '../engine/built-in-vocabulary.ts';
import { faultLine } from '../engine/catalogue/fault.ts';
import { readProfiles } from '../engine/catalogue/profiles.ts';
import { type RuleFile, readRule } from '../engine/catalogue/rules.ts';
import { catalogueFile, readExamples } from './authoring/read-examples.ts';
import { exampleFault, namedExamples, runExample } from './authoring/run-example.ts';

const root = join(import.meta.dirname, '..');
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const shows = process.argv.includes('--show');
const profile = await readFile(join(root, 'rules/profiles/asea-pbmm.yaml'), 'utf8');
const parameters = readProfiles(new Map([['asea-pbmm', profile]])).profiles.get('asea-pbmm');
if (parameters === undefined) throw new Error('the profile asea-pbmm has faults');

const files: RuleFile[] = [];
for (const folder of await ruleFolders()) {
  const text = await readFile(join(root, 'rules', folder, 'rule.json'), 'utf8').catch(() => null);
  if (text === null) continue;
  const { rule, faults } = readRule(folder, text, vocabulary);
  const isWanted = wanted.length === 0 || wanted.some((word) => folder.includes(word) || rule?.id.includes(word));
  if (isWanted) for (const fault of faults) print(`FAULT ${faultLine(fault)}`);
  if (rule !== null && faults.length === 0) files.push({ rule, folder });
}

const rules = files.map(({ rule }) => rule);
for (const { rule, folder } of files) {
  if (wanted.length > 0 && !wanted.some((word) => folder.includes(word) || rule.id.includes(word))) continue;
  const { examples, faults } = readExamples(folder, catalogueFile(join(root, 'rules')));
  for (const fault of faults) print(`FAULT ${faultLine(fault)}`);
  for (const { section, name, example } of examples === null ? [] : namedExamples(examples)) {
    const label = `${rule.id} ${section} "${name}"`;
    try {
      const findings = await runExample(rule, example, { vocabulary, parameters, rules });
      const fault = exampleFault(section, findings);
      print(fault === null ? `ok    ${label}` : `WRONG ${label}\n      ${fault.replaceAll('\n', '\n      ')}`);
      if (shows) for (const { verdict, message } of findings) print(`      ${verdict}: ${message}`);
    } catch (error) {
      print(`ERROR ${label}\n${error instanceof Error ? error.stack : String(error)}`);
    }
  }
}

async function ruleFolders(): Promise<string[]> {
  const sections = (await readdir(join(root, 'rules'))).filter((name) => /^\d/.test(name)).sort();
  const slugs = await Promise.all(
    sections.map(async (section) => (await readdir(join(root, 'rules', section))).map((slug) => `${section}/${slug}`)),
  );
  return slugs.flat();
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
