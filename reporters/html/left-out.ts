import type { Report } from '../../model/report.ts';
import { shorten } from '../escape/shorten.ts';
import { bySection } from '../sections.ts';
import { counted } from '../words.ts';
import { changesPart } from './changes.ts';
import { ACCOUNT_ROWS } from './limits.ts';
import { html, type Markup } from './markup.ts';
import { table } from './parts.ts';

/** What the report does not speak of: accounts, regions and requirements, each with the reason. */
export function leftOutPart(report: Report): Markup {
  return html`<section class="page" id="left-out" aria-labelledby="left-out-heading"><h2 id="left-out-heading">Left out</h2>
<h3>Accounts that were not scanned</h3>
${accounts(report)}
<h3>Accounts that changed during the scan</h3>
${changesPart(report)}
<h3>Regions that were not scanned</h3>
${regions(report)}
<h3>Requirements that were not judged</h3>
${requirements(report)}
</section>
`;
}

function accounts(report: Report): Markup {
  const rows = report.targets.accounts.flatMap(({ account, name, state, ouPath, leftOut }) =>
    leftOut === null
      ? []
      : [
          html`<tr><th scope="row">${account}</th><td>${shorten(name, 80)}</td><td>${shorten(ouPath.map(({ name: unit }) => unit).join(' / '), 120)}</td><td>${state}</td><td>${shorten(leftOut.reason, 300)}</td></tr>
`,
        ],
  );
  if (rows.length === 0) return html`<p>None: every account of the organization was scanned.</p>`;
  const rest = rows.length - ACCOUNT_ROWS;
  return html`${table('Accounts that were not scanned', ['Account', 'Name', 'Organizational unit', 'State', 'Reason'], rows.slice(0, ACCOUNT_ROWS))}${
    rest > 0 ? html`<p class="note">And ${counted(rest, 'more account')}, in the native report.</p>` : null
  }`;
}

/** By region and reason, because the same region is usually left out everywhere. */
function regions(report: Report): Markup {
  const unread = report.targets.accounts.filter((account) => account.leftOut === null && account.regions === null);
  const all = report.targets.accounts.flatMap(({ account, regionsLeftOut }) =>
    regionsLeftOut.map(({ region, reason }) => ({ account, region, reason })),
  );
  const groups = [...Map.groupBy(all, ({ region, reason }) => JSON.stringify([region, reason])).entries()].toSorted();
  const rows = groups.slice(0, ACCOUNT_ROWS).flatMap(([, places]) =>
    places.slice(0, 1).map(
      ({ account, region, reason }) => html`<tr><th scope="row">${region}</th><td>${shorten(reason, 300)}</td><td>${
        places.length === 1 ? account : counted(places.length, 'account')
      }</td></tr>
`,
    ),
  );
  const unreadNote =
    unread.length === 0
      ? null
      : html`<p class="note">The regions of ${counted(unread.length, 'account')} could not be read: ${unread
          .slice(0, 20)
          .map(({ account }) => account)
          .join(', ')}${unread.length > 20 ? ' and others' : ''}. Nothing is known of them.</p>`;
  if (rows.length === 0) return html`${unreadNote ?? html`<p>None: every enabled region was scanned.</p>`}`;
  const rest = groups.length - rows.length;
  return html`${unreadNote}${table('Regions that were not scanned', ['Region', 'Reason', 'Where'], rows)}${
    rest > 0 ? html`<p class="note">And ${counted(rest, 'more reason')}, in the native report.</p>` : null
  }`;
}

function requirements({ notJudged }: Report): Markup {
  if (notJudged.length === 0) return html`<p>None: every requirement of the chapter has a rule.</p>`;
  const rows = bySection(notJudged, ({ requirement }) => requirement).flatMap(([section, group]) =>
    group.map(
      ({
        requirement,
        reason,
      }) => html`<tr><th scope="row" class="nowrap"><code>${requirement}</code></th><td>${section.number} ${section.name}</td><td>${shorten(reason, 400)}</td></tr>
`,
    ),
  );
  return table('Requirements that were not judged', ['Requirement', 'Section', 'Reason'], rows);
}
