import type { Report } from '../../model/report.ts';
import { shorten } from '../escape/shorten.ts';
import { gapGroups } from '../gaps.ts';
import { counted, grouped, OUTCOME_WORDS } from '../words.ts';
import { callsPart } from './calls.ts';
import { ACCOUNT_ROWS } from './limits.ts';
import { html, type Markup } from './markup.ts';
import { numberHeading, table } from './parts.ts';

/** What was asked and what was answered: the gaps by cause, then every account and region. */
export function coverage(report: Report, accountNames: ReadonlyMap<string, string>): Markup {
  const { planned, known, gaps } = report.summary.cells;
  return html`<section class="page" id="coverage" aria-labelledby="coverage-heading"><h2 id="coverage-heading">Coverage</h2>
<p>The scan planned ${counted(planned, 'question')} to AWS. ${grouped(known)} were answered, ${grouped(gaps)} were not. A finding passes only when every answer behind it was read.</p>
${gapCauses(report)}
${matrix(report, accountNames)}
${callsPart(report)}
</section>
`;
}

const MAX_GAP_GROUPS = 100;

function gapCauses(report: Report): Markup | null {
  const groups = gapGroups(report.gaps);
  if (groups.length === 0) return null;
  const rows = groups.slice(0, MAX_GAP_GROUPS).map(
    ({
      operation,
      outcome,
      code,
      cells,
      accounts,
      regions,
      example,
    }) => html`<tr><th scope="row"><code>${operation}</code></th><td>${OUTCOME_WORDS[outcome]}${
      code === null ? null : html`<br><code class="soft">${shorten(code, 80)}</code>`
    }</td><td class="number">${grouped(cells)}</td><td class="number">${grouped(accounts)}</td><td class="number">${grouped(regions)}</td>
<td>${example.account}, ${example.region}${example.detail === null ? null : html`<br><span class="soft">${shorten(example.detail, 200)}</span>`}</td></tr>
`,
  );
  const rest = groups.length - rows.length;
  const headings = [
    'Question',
    'No answer because',
    ...['Times', 'Accounts', 'Regions'].map(numberHeading),
    'First seen in',
  ];
  return html`<h3>Why answers are missing</h3>${table('Gaps by question and cause, most frequent first', headings, rows)}${
    rest > 0 ? html`<p class="note">And ${counted(rest, 'further cause')}, in the native report.</p>` : null
  }`;
}

type Tally = { known: number; all: number };

function matrix(report: Report, accountNames: ReadonlyMap<string, string>): Markup {
  const accounts = new Map<string, Map<string, Tally>>();
  const regions = new Set<string>();
  const tallyOf = (place: { readonly account: string; readonly region: string }): Tally => {
    const account = accounts.get(place.account) ?? new Map<string, Tally>();
    const tally = account.get(place.region) ?? { known: 0, all: 0 };
    accounts.set(place.account, account.set(place.region, tally));
    regions.add(place.region);
    return tally;
  };
  for (const answers of report.answers) {
    const tally = tallyOf(answers);
    for (const count of Object.values(answers.operations)) {
      tally.known += count;
      tally.all += count;
    }
  }
  for (const gap of report.gaps) tallyOf(gap).all += 1;
  const columns = [...regions].toSorted((a, b) => Number(b === 'global') - Number(a === 'global') || (a < b ? -1 : 1));
  const sorted = [...accounts].toSorted(([a, x], [b, y]) => gapsOf(y) - gapsOf(x) || (a < b ? -1 : 1));
  const rows = sorted.slice(0, ACCOUNT_ROWS).map(
    ([
      account,
      places,
    ]) => html`<tr><th scope="row">${account}<br><span class="soft">${shorten(accountNames.get(account) ?? '', 40)}</span></th>${columns.map((region) => matrixCell(places.get(region)))}</tr>
`,
  );
  const rest = sorted.slice(ACCOUNT_ROWS);
  const incomplete = rest.filter(([, places]) => gapsOf(places) > 0).length;
  return html`<h3>By account and region</h3>${table('Answers read of questions asked; accounts with gaps first', ['Account', ...columns.map(numberHeading)], rows)}${
    rest.length > 0
      ? html`<p class="note">${counted(rest.length, 'more account')}, ${grouped(incomplete)} of them with gaps, in the native report.</p>`
      : null
  }`;
}

function gapsOf(places: ReadonlyMap<string, Tally>): number {
  return places.values().reduce((sum, { known, all }) => sum + all - known, 0);
}

function matrixCell(tally: Tally | undefined): Markup {
  if (tally === undefined) return html`<td class="number zero">not asked</td>`;
  const { known, all } = tally;
  if (known === all) return html`<td class="number"><span class="verdict pass">✓ ${grouped(all)}</span></td>`;
  return html`<td class="number"><span class="verdict unknown">? ${grouped(known)} of ${grouped(all)}</span></td>`;
}
