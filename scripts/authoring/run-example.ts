import { findingsOf } from '../../engine/judging/judge.ts';
import { factNamesOf } from '../../engine/rule-facts.ts';
import type { Vocabulary } from '../../engine/vocabulary.ts';
import type { Finding } from '../../model/finding.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { Rule } from '../../model/rule.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { type Example, type ExampleSection, type Examples, SECTION_VERDICTS } from './example.ts';
import { exampleSnapshot } from './example-snapshot.ts';

/** What examples are judged with. */
export type ExampleContext = {
  readonly vocabulary: Vocabulary;
  /** Those of the profile asea-pbmm. */
  readonly parameters: Parameters;
  /** Every rule of the catalogue: a roll-up is judged after all the others. */
  readonly rules: readonly Rule[];
};

/** The findings of one rule about one example. */
export async function runExample(rule: Rule, example: Example, context: ExampleContext): Promise<Finding[]> {
  return judgeExample(rule, exampleSnapshot(example), example, context);
}

/** `runExample` over a snapshot that was made from the example, changed or not. */
export async function judgeExample(
  rule: Rule,
  snapshot: Snapshot,
  example: Example,
  { vocabulary, parameters, rules }: ExampleContext,
): Promise<Finding[]> {
  const isRollUp = factNamesOf(rule).some((name) => vocabulary.facts[name]?.rollUp === true);
  const judged = isRollUp ? [rule, ...rules.filter(({ id }) => id !== rule.id)] : [rule];
  const findings = await findingsOf({
    snapshot,
    rules: judged,
    vocabulary,
    parameters: parametersOf(example, parameters),
  });
  return findings.filter((finding) => finding.rule === rule.id);
}

/** The profile's parameters with what an example changes. */
export function parametersOf({ parameters: changes = {} }: Example, profile: Parameters): Parameters {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...profile, ...Object.fromEntries(given) };
}

/** An example with its section and its name, in the order of the file. */
export type NamedExample = { readonly section: ExampleSection; readonly name: string; readonly example: Example };

export function namedExamples(examples: Examples): NamedExample[] {
  return (Object.keys(SECTION_VERDICTS) as ExampleSection[]).flatMap((section) =>
    Object.entries(examples[section] ?? {}).map(([name, example]) => ({ section, name, example })),
  );
}

/** What is wrong with the findings of an example; null when every finding has the section's verdict. */
export function exampleFault(section: ExampleSection, findings: readonly Finding[]): string | null {
  const wanted = SECTION_VERDICTS[section];
  if (findings.length === 0) return `wanted ${wanted}, found no subject to judge`;
  const wrong = findings.filter(({ verdict }) => verdict !== wanted);
  if (wrong.length === 0) return null;
  return wrong
    .map(({ verdict, message, resource }) => `wanted ${wanted}, found ${verdict}: ${message} [${resource}]`)
    .join('\n');
}
