import { VERDICTS, type Verdict } from '../../model/finding.ts';
import type { Counts } from '../../model/report.ts';
import type { Severity } from '../../model/severity.ts';
import { grouped, VERDICT_WORDS } from '../words.ts';
import { html, type Markup } from './markup.ts';

/** `✕ 12 failed`: mark, number and word, so that colour is never the only sign. */
export function verdictCount(verdict: Verdict, count: number): Markup {
  const { word, mark } = VERDICT_WORDS[verdict];
  const tone = count === 0 ? 'zero' : `verdict ${verdict}`;
  return html`<span class="${tone}"><span class="mark" aria-hidden="true">${mark}</span> ${grouped(count)} ${word.toLowerCase()}</span>`;
}

/** The verdicts that occur. */
export function verdictCounts(counts: Counts): Markup[] {
  return VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) => verdictCount(verdict, counts[verdict]));
}

export function severityTag(severity: Severity): Markup {
  return html`<span class="tag ${severity}">${severity}</span>`;
}

/** The shares of the verdicts as a bar; the numbers stand beside it, so it is hidden from screen readers. */
export function verdictBar(counts: Counts): Markup {
  const all = VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0);
  let start = 0;
  const parts = VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) => {
    const width = (counts[verdict] / all) * 100;
    const part = html`<rect class="${verdict}" x="${start.toFixed(2)}" width="${width.toFixed(2)}" height="8"/>`;
    start += width;
    return part;
  });
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">${parts}</svg>`;
}

/** A table that scrolls sideways on its own, so that the page never does. Rows are `tr` elements. */
export function table(caption: string, headings: readonly (string | Markup)[], rows: readonly Markup[]): Markup {
  return html`<div class="scroll" role="group" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr>${headings.map((heading) => (typeof heading === 'string' ? html`<th scope="col">${heading}</th>` : heading))}</tr></thead>
<tbody>${rows}</tbody></table></div>
`;
}

export function numberHeading(text: string): Markup {
  return html`<th scope="col" class="number">${text}</th>`;
}
