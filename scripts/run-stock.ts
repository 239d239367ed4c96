/**
 * Judges the examples of a rule with the unmodified json-rules-engine, with our operators and the facts as values, and
 * prints its verdict beside the product's.
 *
 *   npm run rules:stock -- RULE-ID [part of an example's name]
 */
import { loadOurCatalogue } from '../app/catalogue/our-catalogue.ts';
import { vocabulary } from '../engine/built-in-vocabulary.ts';
import { exampleScenarios } from '../trust/rule-mutants/scenarios.ts';
import { stockExample } from './authoring/stock-example.ts';

const [id = '', wanted = ''] = process.argv.slice(2);
const { rules, folders, profiles } = await loadOurCatalogue();
const rule = rules.find((one) => one.id === id);
const parameters = profiles.get('asea-pbmm');
if (rule === undefined || parameters === undefined) throw new Error(`there is no rule ${id || 'without an id'}`);

let differ = 0;
for (const { name, example, snapshot } of await exampleScenarios(folders.get(rule.id) ?? '')) {
  if (!name.includes(wanted)) continue;
  process.stdout.write(`${rule.id} ${name}\n`);
  for (const { finding, stock } of await stockExample(rule, snapshot, example, { vocabulary, parameters, rules })) {
    const isSame = stock === null || stock === finding.verdict;
    if (!isSame) differ += 1;
    const stockText = stock ?? 'cannot judge it: a fact is not known, or there is no subject';
    process.stdout.write(`  ${isSame ? 'ok   ' : 'WRONG'} ${finding.resource}\n`);
    process.stdout.write(`        zonewarden: ${finding.verdict}\n        json-rules-engine: ${stockText}\n`);
  }
}
process.exitCode = differ > 0 ? 1 : 0;
