import type { Clause, Conditions, Rule } from '../../model/rule.ts';
import { inAccounts, SUBJECT_KINDS } from '../../model/subject-kinds.ts';
import type { Example, Examples, PartialResource } from './example.ts';
import { cell, inline } from './markdown.ts';

/** `README.md` beside a rule: what it asks, why, and its examples. Pure; ends with a line break. */
export function rulePage(rule: Rule, examples: Examples): string {
  const sections = [
    '<!-- Generated from rule.json and examples.yaml by scripts/generate.ts. Do not edit. -->',
    `# ${rule.id}: ${inline(rule.title)}`,
    inline(rule.source.reading),
    facts(rule),
    rule.applies === undefined ? '' : `## Speaks of\n\nOnly where this is so:\n\n${list(rule.applies)}`,
    rule.conditions === undefined ? '' : `## Asks\n\n${list(rule.conditions)}`,
    rule.documentation === undefined
      ? ''
      : `## Says\n\n${rule.documentation.map((text) => `- ${inline(text)}`).join('\n')}`,
    rule.notes === undefined ? '' : `## Tells besides\n\n${rule.notes.map((note) => list(note)).join('\n')}`,
    `## When it fails\n\n${inline(rule.remediation)}`,
    ...examplesOf('Passes', examples.compliant),
    ...examplesOf('Fails', examples.nonCompliant),
    ...examplesOf('Does not apply', examples.notApplicable),
    ...examplesOf('Cannot be known', examples.unknown),
    mappings(rule),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function facts({ source, obligation, severity, subject, accounts, governedBy }: Rule): string {
  const rows = [
    ['Section', source.section],
    ['Obligation', obligation],
    ['Severity', severity],
    ['Asked of every', `${SUBJECT_KINDS[subject].noun}${inAccounts(accounts)}`],
    ['Governed by (ASEA)', code(governedBy.asea)],
    ['Governed by (LZA)', code(governedBy.lza)],
  ];
  const body = rows.flatMap(([name, value]) => (value === undefined ? [] : [[name ?? '', value]]));
  return table(['', ''], body);
}

function list(conditions: Conditions | Clause, depth = 0): string {
  const indent = '  '.repeat(depth);
  if ('fact' in conditions) return `${indent}- ${inline(conditions.name)} (${comparison(conditions)})`;
  const [word, members] =
    'all' in conditions ? ['all of these', conditions.all] : ['at least one of these', conditions.any];
  const lines = members.map((member) => list(member, depth + 1));
  return [`${indent}- ${word}:`, ...lines].join('\n');
}

function comparison({ fact, path, operator, value }: Clause): string {
  const observed = `\`${fact}${path.slice(1)}\``;
  if (value === undefined) return `${observed} ${operator}`;
  const isParameter = typeof value === 'object' && value !== null && !Array.isArray(value) && 'param' in value;
  const expected = isParameter ? `parameter \`${String(value.param)}\`` : `\`${JSON.stringify(value)}\``;
  return `${observed} ${operator} ${expected}`;
}

function examplesOf(title: string, section: Readonly<Record<string, Example>> | undefined): string[] {
  const entries = Object.entries(section ?? {});
  if (entries.length === 0) return [];
  return [`## ${title}`, entries.map(([name, example]) => `- ${inline(name)}${outline(example)}`).join('\n')];
}

/** What stands in an example's scenario, by type. */
function outline({ resources, off = [], gaps = [], parameters }: Example): string {
  const parts = [
    ...counts(resources),
    ...off.map(({ type }) => `no ${type}`),
    ...gaps.map(({ type, outcome }) => `${type} ${outcome}`),
    ...Object.entries(parameters ?? {}).map(([name, value]) => `\`${name}\` = \`${JSON.stringify(value)}\``),
  ];
  return parts.length === 0 ? ' (an empty scenario)' : ` (${parts.join(', ')})`;
}

function counts(resources: readonly PartialResource[]): string[] {
  return [...Map.groupBy(resources, ({ type }) => type)].map(([type, { length }]) =>
    length === 1 ? type : `${length} × ${type}`,
  );
}

function mappings({ mappings: frameworks }: Rule): string {
  const names = Object.keys(frameworks).sort();
  if (names.length === 0) return '';
  const rows = names.map((name) => [name, (frameworks[name] ?? []).join(', ')]);
  return `## In other frameworks\n\n${table(['Framework', 'Controls'], rows)}`;
}

/** Columns as wide as their widest cell, as the formatter writes them. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [header, ...rows].map((row) => row.map(cell));
  const widths = header.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  const [head = [], ...body] = cells;
  return [line(head), rule, ...body.map(line)].join('\n');
}

function code(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `\`${text}\``;
}
