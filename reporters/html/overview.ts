import { type Finding, VERDICTS } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import { SEVERITIES } from '../../model/severity.ts';
import { shorten } from '../escape/shorten.ts';
import { bySection } from '../sections.ts';
import { grouped, VERDICT_WORDS } from '../words.ts';
import { html, type Markup } from './markup.ts';
import { numberHeading, severityTag, table, verdictBar } from './parts.ts';
import type { RequirementView } from './requirement-view.ts';

type Overviewed = Pick<RequirementView, 'requirement' | 'rules' | 'counts'>;

/** Every requirement in one table, with its counts, each linked to its part of the page. */
export function overview(views: readonly Overviewed[]): Markup {
  const rows = bySection(views, ({ requirement }) => requirement).flatMap(([, group]) => group.map(overviewRow));
  const headings = [
    'Requirement',
    'Asks whether',
    html`<th scope="col" class="bar-cell">Shares</th>`,
    ...VERDICTS.map((verdict) => numberHeading(VERDICT_WORDS[verdict].word)),
  ];
  return html`<section class="page" aria-labelledby="overview-heading"><h2 id="overview-heading">At a glance</h2>
${table('Findings of each requirement by verdict', headings, rows)}</section>
`;
}

function overviewRow({ requirement, rules, counts }: Overviewed): Markup {
  const numbers = VERDICTS.map((verdict) =>
    counts[verdict] === 0
      ? html`<td class="number zero">0</td>`
      : html`<td class="number"><span class="verdict ${verdict}"><span aria-hidden="true">${VERDICT_WORDS[verdict].mark}</span> ${grouped(counts[verdict])}</span></td>`,
  );
  return html`<tr><th scope="row" class="nowrap"><a href="#${requirement}">${requirement}</a></th><td>${rules[0]?.title ?? ''}</td><td class="bar-cell">${verdictBar(counts)}</td>${numbers}</tr>
`;
}

/** How many failures stand above all requirements. */
export const WORST_FAILURES = 15;

/** The failures that matter most, of all of them; nothing when nothing failed. */
export function worstPart(
  worst: readonly Finding[],
  failures: number,
  { summary }: Pick<Report, 'summary'>,
): Markup | null {
  if (worst.length === 0) return null;
  const rows = worst.map(
    ({
      requirement,
      severity,
      account,
      region,
      subject,
      message,
    }) => html`<tr><td>${severityTag(severity)}</td><td class="nowrap"><a href="#${requirement}">${requirement}</a></td>
<td class="nowrap">${account}<br><span class="soft">${region}</span></td><td>${shorten(subject.name, 80)}</td><td>${shorten(message, 240)}</td></tr>
`,
  );
  const bySeverity = SEVERITIES.filter((severity) => summary.failuresBySeverity[severity] > 0).map(
    (severity) => `${grouped(summary.failuresBySeverity[severity])} ${severity}`,
  );
  const caption = `The ${worst.length === failures ? '' : `first ${worst.length} of `}${grouped(failures)} failures, worst first (${bySeverity.join(', ')})`;
  return html`<section class="page" aria-labelledby="worst-heading"><h2 id="worst-heading">What failed</h2>
${table(caption, ['Severity', 'Requirement', 'Where', 'What', 'Why'], rows)}</section>
`;
}
