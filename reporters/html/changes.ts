import type { Report } from '../../model/report.ts';
import { shorten } from '../escape/shorten.ts';
import { counted } from '../words.ts';
import { ACCOUNT_ROWS } from './limits.ts';
import { html, type Markup } from './markup.ts';
import { table } from './parts.ts';

/** Accounts that were otherwise at the end of the scan than at its beginning. */
export function changesPart({ changes }: Report): Markup {
  if (changes.length === 0) return html`<p>None: the accounts and their states were the same at the end.</p>`;
  const rows = changes.slice(0, ACCOUNT_ROWS).map(
    ({ account, kind, detail }) =>
      html`<tr><th scope="row">${account}</th><td>${kind}</td><td>${shorten(detail, 400)}</td></tr>
`,
  );
  const rest = changes.length - rows.length;
  return html`<p>What was seen of them stays as it was seen. An account that was added was not scanned.</p>
${table('Accounts that changed during the scan', ['Account', 'Change', 'What happened'], rows)}${
  rest > 0 ? html`<p class="note">And ${counted(rest, 'more change')}, in the native report.</p>` : null
}`;
}
