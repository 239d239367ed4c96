import { Parameters } from '../../model/parameters.ts';
import type { Report } from '../../model/report.ts';
import { shorten } from '../escape/shorten.ts';
import { html, type Markup } from './markup.ts';
import { table } from './parts.ts';

/** The values that the verdicts were drawn with. */
export function parametersPart({ parameters, profile }: Report): Markup {
  const rows = Object.entries(parameters).map(
    ([
      name,
      value,
    ]) => html`<tr><th scope="row"><code>${name}</code></th><td><code>${shorten(JSON.stringify(value), 400)}</code></td><td>${descriptionOf(name)}</td></tr>
`,
  );
  return html`<section class="page" id="parameters" aria-labelledby="parameters-heading"><h2 id="parameters-heading">Parameters</h2>
<p>The values of the profile ${profile} and of the configuration. Other values can lead to other verdicts.</p>
${table('Parameters of this report', ['Name', 'Value', 'Meaning'], rows)}</section>
`;
}

function descriptionOf(name: string): string {
  return Parameters.shape[name as keyof typeof Parameters.shape].description ?? '';
}
