import { jsonText } from '../json-text.ts';
import { camelCase } from '../registries.ts';

export const RULE_OPTIONS = [
  'title',
  'reading',
  'obligation',
  'severity',
  'subject',
  'accounts',
  'remediation',
] as const;
export type RuleWords = Readonly<Partial<Record<(typeof RULE_OPTIONS)[number], string | undefined>>>;

/**
 * `rule.json`. What the command line does not say is empty, and the catalogue refuses every empty value, so that nothing
 * that is not decided can land.
 */
export function ruleText(id: string, section: string, type: string | null, words: RuleWords): string {
  const { title = '', reading = '', obligation = '', severity = '', subject = '', accounts, remediation = '' } = words;
  const fact = type === null ? '' : `${camelCase(type)}List`;
  const clause = { name: '', fact, path: '$.items', operator: 'everyElement', value: {} };
  return `${jsonText({
    $schema: '../../rule.schema.json',
    id,
    title,
    source: { section, reading },
    obligation,
    severity,
    subject,
    accounts,
    conditions: { all: [clause] },
    remediation,
    mappings: {},
    governedBy: {},
  })}\n`;
}

/** `examples.yaml`: what most rules about a list need. Examples are run, so that a wrong one is told. */
export function examplesText(type: string | null): string {
  const name = type ?? '""';
  return `# yaml-language-server: $schema=../../examples.schema.json

given:
  baseline: [{ type: ${name} }]

compliant:
  as in the baseline: { given: baseline }

nonCompliant:
  there is none: {}

unknown:
  it could not be read: { given: baseline, gaps: [{ type: ${name}, outcome: denied }] }
`;
}
