import type { Cause, Evidence, Finding } from '../../model/finding.ts';
import { shorten } from '../escape/shorten.ts';
import { counted, OUTCOME_WORDS } from '../words.ts';
import { FINDING_MARKUP } from './limits.ts';
import { html, type Markup } from './markup.ts';
import { severityTag, table } from './parts.ts';
import type { PlaceCount } from './requirement-view.ts';

/** One finding as an item of a list: where, what, and what was seen or what could not be seen. */
export function findingItem(finding: Finding, accountName: string | null): Markup {
  const notes = finding.notes.slice(0, 5).map((note) => html`<p class="note">${shorten(note, 200)}</p>`);
  const whole = item(finding, accountName, [...evidenceOf(finding), ...causesOf(finding), ...notes]);
  if (Buffer.byteLength(whole.text) <= FINDING_MARKUP) return whole;
  return item(finding, accountName, [
    html`<p class="note">What was seen is too long for this page; the native report has it.</p>`,
  ]);
}

function item(
  { severity, account, region, resource, subject, message }: Finding,
  accountName: string | null,
  seen: readonly Markup[],
): Markup {
  const place = accountName ? `${account} (${shorten(accountName, 60)})` : account;
  return html`<li class="finding">
<p class="line">${severityTag(severity)} <span class="name">${shorten(subject.name, 120)}</span> <span class="soft">${place}, ${region}</span></p>
<p>${shorten(message, 300)}</p>
${seen}
<p class="soft"><code>${shorten(resource, 250)}</code></p>
</li>
`;
}

const MAX_CLAUSES = 12;
const MET_WORDS = { true: '✓ yes', false: '✕ no', null: '? not known' } as const;

function evidenceOf({ evidence, verdict }: Finding): Markup[] {
  if (evidence.length === 0) return [];
  const rows = evidence.slice(0, MAX_CLAUSES).map(evidenceRow);
  const rest = evidence.length - rows.length;
  const open = verdict === 'fail' && evidence.length <= 3 ? html` open` : null;
  return [
    html`<details${open}><summary>Evidence: ${counted(evidence.length, 'clause')}</summary>
<div class="scroll" role="group" aria-label="Evidence" tabindex="0"><table><thead><tr><th scope="col">Should be so</th><th scope="col">Expected</th><th scope="col">Observed</th><th scope="col">Met</th></tr></thead><tbody>${rows}</tbody></table></div>
${rest > 0 ? html`<p class="note">${counted(rest, 'more clause')} in the native report.</p>` : null}</details>
`,
  ];
}

function evidenceRow({ clause, fact, path, operator, expected, observed, met }: Evidence): Markup {
  const asked = `${fact}${path.slice(1)} ${operator}`;
  return html`<tr><td>${shorten(clause, 200)}<br><code class="soft">${shorten(asked, 120)}</code></td><td><code>${EXPECTED_WORDS[operator] ?? inJson(expected)}</code></td>
<td><code>${met === null ? 'not known' : inJson(observed)}</code></td><td class="nowrap">${MET_WORDS[`${met}`]}</td></tr>`;
}

/** Operators that compare with nothing. */
const EXPECTED_WORDS: Readonly<Record<string, string>> = { isEmpty: 'empty', isNotEmpty: 'not empty' };

function inJson(value: unknown): string {
  return shorten(JSON.stringify(value), 240);
}

const MAX_CAUSES = 8;

function causesOf({ causes }: Finding): Markup[] {
  if (causes.length === 0) return [];
  const rest = causes.length - MAX_CAUSES;
  return [
    html`<p>What could not be read:</p><ul>${causes.slice(0, MAX_CAUSES).map(causeItem)}${
      rest > 0 ? html`<li>${counted(rest, 'more question')}, in the native report</li>` : null
    }</ul>
`,
  ];
}

function causeItem({ account, region, operation, resource, outcome, detail }: Cause): Markup {
  return html`<li><code>${operation ?? 'an answer of AWS'}</code> in ${account}, ${region}: ${OUTCOME_WORDS[outcome]}${
    resource === null ? null : html`, about <code>${shorten(resource, 150)}</code>`
  }${detail === null ? null : html`. <span class="soft">${shorten(detail, 200)}</span>`}</li>`;
}

/** Findings that are not listed one by one, counted by account and region. */
export function placesOf(
  places: readonly PlaceCount[],
  accountNames: ReadonlyMap<string, string>,
  limit: number,
): Markup {
  const rows = places.slice(0, limit).map(
    ({
      account,
      region,
      findings,
    }) => html`<tr><td class="nowrap">${account}</td><td>${shorten(accountNames.get(account) ?? '', 60)}</td><td class="nowrap">${region}</td><td class="number">${findings}</td></tr>
`,
  );
  const hidden = places.slice(limit);
  const further = hidden.reduce((sum, { findings }) => sum + findings, 0);
  return html`${table('Counted by account and region', ['Account', 'Name', 'Region', html`<th scope="col" class="number">Findings</th>`], rows)}${
    further > 0
      ? html`<p class="note">And ${counted(further, 'finding')} in ${counted(hidden.length, 'more place')}. The native report lists every one.</p>`
      : null
  }`;
}
