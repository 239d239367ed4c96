import type { Report } from '../../model/report.ts';
import { callsText } from '../calls.ts';
import { grouped } from '../words.ts';
import { html, type Markup } from './markup.ts';
import { numberHeading, table } from './parts.ts';

/** What the scan cost the owners of the accounts: requests by operation. */
export function callsPart(report: Report): Markup {
  const rows = report.calls.map(
    ({ operation, calls, retries, throttled, refused }) =>
      html`<tr><th scope="row"><code>${operation}</code></th>${[calls, retries, throttled, refused].map(number)}</tr>
`,
  );
  const headings = ['Operation', ...['Requests', 'Repeated', 'Throttled', 'Not sent'].map(numberHeading)];
  return html`<h3 id="requests">Requests to AWS</h3>
<p>${callsText(report)}.</p>
${rows.length === 0 ? null : table('Requests to AWS by operation', headings, rows)}`;
}

function number(count: number): Markup {
  return html`<td class="number${count === 0 ? ' zero' : ''}">${grouped(count)}</td>`;
}
