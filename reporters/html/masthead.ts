import { VERDICTS } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import { callTotals } from '../calls.ts';
import { clockWarning } from '../clock.ts';
import { shorten } from '../escape/shorten.ts';
import { coverageText, headlineOf } from '../headline.ts';
import { counted, grouped, readableInstant } from '../words.ts';
import { html, type Markup } from './markup.ts';
import { verdictBar, verdictCount } from './parts.ts';

/** What was scanned and when, whether the gate passed, and why the exit code is what it is. */
export function masthead(report: Report): Markup {
  const { tool, targets, summary } = report;
  const scanned = targets.accounts.filter(({ leftOut }) => leftOut === null);
  const regions = new Set(scanned.flatMap((account) => account.regions ?? [])).size;
  const { management, logArchive, security } = targets.core;
  return html`<header class="page">
<p class="kicker">${tool.name} ${tool.version}</p>
<h1>Logging and monitoring of ${targets.organizationId === null ? 'a single account' : `organization ${targets.organizationId}`}</h1>
${gate(report)}
<div class="bar-wide">${verdictBar(summary.counts)}</div>
<dl class="facts">
<div><dt>Read from</dt><dd>${readableInstant(report.takenAt)}</dd></div>
<div><dt>Read until</dt><dd>${readableInstant(report.endedAt)}</dd></div>
<div><dt>Accounts entered</dt><dd>${grouped(summary.coverage.accounts.entered)} of ${grouped(targets.accounts.length)}, in ${counted(regions, 'region')}</dd></div>
<div><dt>Questions answered</dt><dd>${grouped(summary.coverage.questions.answered)} of ${grouped(summary.coverage.questions.expected)}</dd></div>
<div><dt>Requests to AWS</dt><dd>${grouped(callTotals(report).calls)}</dd></div>
<div><dt>Profile</dt><dd>${report.profile}</dd></div>
<div><dt>Home region</dt><dd>${targets.homeRegion}</dd></div>
<div><dt>Management account</dt><dd>${management ?? 'not configured'}</dd></div>
<div><dt>Log archive account</dt><dd>${logArchive ?? 'not configured'}</dd></div>
<div><dt>Security account</dt><dd>${security ?? 'not configured'}</dd></div>
</dl>
</header>
`;
}

function gate(report: Report): Markup {
  const { interrupted, summary } = report;
  const clock = clockWarning(report);
  const { exitCode, reasons } = summary;
  const { mark, tone } = MARKS[summary.gate.state];
  const { title, text } = headlineOf(summary);
  return html`<section class="gate ${tone}" aria-label="Result">
<strong>${mark} ${title}: ${shorten(text, 500)}</strong>
<p>${coverageText(summary.coverage)}.</p>
<p>${completenessText(summary, interrupted)}</p>
${clock === null ? null : html`<p><strong>? Clock:</strong> ${clock}</p>`}
<p>Exit code ${exitCode}${reasons.length === 0 ? '.' : ', because:'}</p>
${reasons.length === 0 ? null : html`<ul>${reasons.map(({ code, reason }) => html`<li>${shorten(reason, 500)} (${code})</li>`)}</ul>`}
</section>`;
}

function completenessText(
  { complete, cells: { gaps, planned }, counts }: Report['summary'],
  interrupted: Report['interrupted'],
): string {
  if (complete) return '✓ Complete: every question that the scan asked has an answer.';
  if (gaps === 0 && interrupted !== null) return '? Incomplete: the scan did not come to its end.';
  if (gaps === 0)
    return `? Incomplete: ${counted(counts.unknown, 'finding')} could not be known. They are neither passed nor failed.`;
  return `? Incomplete: ${grouped(gaps)} of ${counted(planned, 'question')} have no answer. What depends on them is not known; it is neither passed nor failed.`;
}

/** Nothing that was not seen whole looks passed, and neither does a scan without a gate. */
const MARKS = {
  failed: { mark: '✕', tone: 'fail' },
  passed: { mark: '✓', tone: 'pass' },
  'no-verdict': { mark: '?', tone: 'unknown' },
  off: { mark: '–', tone: 'none' },
} as const satisfies Record<Report['summary']['gate']['state'], { mark: string; tone: string }>;

/** The bar that stays in sight: the counts, and the way to the parts of the page. */
export function stickySummary({ summary }: Report): Markup {
  const counts = VERDICTS.map((verdict) => html`<li>${verdictCount(verdict, summary.counts[verdict])}</li>`);
  return html`<div class="summary" role="region" aria-label="Summary"><div class="page"><ul>${counts}</ul>
<nav aria-label="Parts of the page"><ul><li><a href="#requirements">Requirements</a></li><li><a href="#coverage">Coverage</a></li><li><a href="#left-out">Left out</a></li><li><a href="#parameters">Parameters</a></li></ul></nav>
</div></div>
`;
}
