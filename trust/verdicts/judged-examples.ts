import { loadOurCatalogue } from '../../app/catalogue/our-catalogue.ts';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { judgeExample } from '../../scripts/authoring/run-example.ts';
import { exampleScenarios } from '../rule-mutants/scenarios.ts';
import { type Judged, type Said, saidOf } from './record.ts';

/** The findings of each rule about each of its examples. */
export async function judgedExamples(): Promise<Judged> {
  const { rules, folders, profiles } = await loadOurCatalogue();
  const parameters = profiles.get('asea-pbmm');
  if (parameters === undefined) throw new Error('there is no profile asea-pbmm');
  const judged: Record<string, Said[]> = {};
  for (const rule of rules) {
    for (const { name, example, snapshot } of exampleScenarios(folders.get(rule.id) ?? '')) {
      const findings = await judgeExample(rule, snapshot, example, { vocabulary, parameters, rules });
      judged[`${rule.id} ${name}`] = findings.map(saidOf);
    }
  }
  return judged;
}
