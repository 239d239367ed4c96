import type { Catalogue } from '../engine/catalogue/parse.ts';
import { type Rule, requirementOf } from '../model/rule.ts';
import { inAccounts, SUBJECT_KINDS } from '../model/subject-kinds.ts';
import { bySection } from '../reporters/sections.ts';
import { cell } from './authoring/markdown.ts';

type Requirement = { readonly requirement: string; readonly rules: readonly Rule[]; readonly reason: string | null };

/** `docs/rules.md`: every requirement of the chapter with its rules, or why it has none. Ends with a line break. */
export function rulesIndex(catalogue: Catalogue): string {
  const all = requirementsOf(catalogue);
  const judged = all.filter(({ reason }) => reason === null);
  const planned = all.filter(({ reason }) => reason !== null);
  const sections = [
    '<!-- Generated from the folder rules/ by scripts/generate.ts. Do not edit. -->',
    '# Rules',
    `${judged.length} of the ${all.length} requirements of the chapter are judged, by ${catalogue.rules.length} rules. ` +
      'Each rule has a page with its conditions, its examples and what it maps to. A requirement has several rules ' +
      'where its parts differ in severity or in what they are asked of. `zonewarden rules show ID` prints the pages.',
    `${describing(catalogue)} ask nothing of AWS: a report prints what they say, and their verdict is \`not-applicable\`.`,
    ...bySection(judged, ({ requirement }) => requirement).map(([{ number, name }, requirements]) =>
      [`## ${number} ${name}`, '', ...rulesTable(requirements, catalogue)].join('\n'),
    ),
    '## Not judged',
    'Every report lists these with the same reasons.',
    ...bySection(planned, ({ requirement }) => requirement).map(([{ number, name }, requirements]) =>
      [`### ${number} ${name}`, '', ...reasonsTable(requirements)].join('\n'),
    ),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** The sections that are judged, with how many of their requirements, as a Markdown table. */
export function judgedSections(catalogue: Catalogue): string {
  const all = requirementsOf(catalogue);
  const rows = bySection(all, ({ requirement }) => requirement).map(([{ number, name }, requirements]) => {
    const judged = requirements.filter(({ reason }) => reason === null);
    return line([`${number} ${name}`, String(judged.length), String(requirements.length)]);
  });
  const judged = all.filter(({ reason }) => reason === null).length;
  const header = [line(['section of the chapter', 'judged', 'requirements']), line(['---', '---:', '---:'])];
  return [...header, ...rows, line(['all', String(judged), String(all.length)])].join('\n');
}

function describing({ rules }: Catalogue): string {
  const ids = rules.filter(({ conditions }) => conditions === undefined).map(({ id }) => id);
  return ids.join(' and ');
}

/** In the catalogue's order. */
function requirementsOf({ requirements, rules }: Catalogue): Requirement[] {
  return Object.entries(requirements).map(([requirement, entry]) => ({
    requirement,
    rules: rules.filter(({ id }) => requirementOf(id) === requirement),
    reason: 'reason' in entry ? entry.reason : null,
  }));
}

function rulesTable(requirements: readonly Requirement[], { folders }: Catalogue): string[] {
  const rows = requirements.flatMap(({ requirement, rules }) =>
    rules.map(({ id, severity, subject, accounts, title }, index) => {
      const page = `[${id}](../rules/${folders.get(id)}/README.md)`;
      return line([
        index === 0 ? requirement : '',
        page,
        severity,
        `${SUBJECT_KINDS[subject].noun}${inAccounts(accounts)}`,
        cell(title),
      ]);
    }),
  );
  const header = ['requirement', 'rule', 'severity', 'asked of every', 'whether'];
  return [line(header), line(header.map(() => '---')), ...rows];
}

function reasonsTable(requirements: readonly Requirement[]): string[] {
  const rows = requirements.map(({ requirement, reason }) => line([requirement, cell(reason ?? '')]));
  return [line(['requirement', 'why not']), line(['---', '---']), ...rows];
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
