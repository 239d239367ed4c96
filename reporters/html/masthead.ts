import { VERDICTS } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import { callTotals } from '../calls.ts';
import { clockWarning } from '../clock.ts';
import { shorten } from '../escape/shorten.ts';
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
<div><dt>Accounts scanned</dt><dd>${grouped(scanned.length)} of ${grouped(targets.accounts.length)}, in ${counted(regions, 'region')}</dd></div>
<div><dt>Questions answered</dt><dd>${grouped(summary.cells.known)} of ${grouped(summary.cells.planned)}</dd></div>
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
  const { gate: result, complete, exitCode, reasons } = summary;
  const headline =
    result.failOn === 'none'
      ? '– No gate: no severity was set to fail it'
      : result.passed
        ? `✓ Gate passed: no failure at or above ${result.failOn}`
        : `✕ Gate failed: ${counted(result.failures, 'failure')} at or above ${result.failOn}`;
  return html`<section class="gate ${toneOf(result, complete && interrupted === null)}" aria-label="Result">
<strong>${headline}</strong>
${interrupted === null ? null : html`<p><strong>? Interrupted by ${interrupted}:</strong> the scan did not come to its end.</p>`}
<p>${coverageText(report.summary)}</p>
${clock === null ? null : html`<p><strong>? Clock:</strong> ${clock}</p>`}
<p>Exit code ${exitCode}${reasons.length === 0 ? '.' : ', because:'}</p>
${reasons.length === 0 ? null : html`<ul>${reasons.map(({ code, reason }) => html`<li>${shorten(reason, 500)} (${code})</li>`)}</ul>`}
</section>`;
}

function coverageText({ complete, cells: { gaps, planned }, counts }: Report['summary']): string {
  if (complete) return '✓ Complete: every question that the scan asked has an answer.';
  if (gaps === 0)
    return `? Incomplete: ${counted(counts.unknown, 'finding')} could not be known. They are neither passed nor failed.`;
  return `? Incomplete: ${grouped(gaps)} of ${counted(planned, 'question')} have no answer. What depends on them is not known; it is neither passed nor failed.`;
}

/** Nothing that was not seen whole looks passed, and neither does a scan without a gate. */
function toneOf({ failOn, passed }: Report['summary']['gate'], whole: boolean): string {
  if (failOn === 'none') return 'none';
  if (!passed) return 'fail';
  return whole ? 'pass' : 'unknown';
}

/** The bar that stays in sight: the counts, and the way to the parts of the page. */
export function stickySummary({ summary }: Report): Markup {
  const counts = VERDICTS.map((verdict) => html`<li>${verdictCount(verdict, summary.counts[verdict])}</li>`);
  return html`<div class="summary" role="region" aria-label="Summary"><div class="page"><ul>${counts}</ul>
<nav aria-label="Parts of the page"><ul><li><a href="#requirements">Requirements</a></li><li><a href="#coverage">Coverage</a></li><li><a href="#left-out">Left out</a></li><li><a href="#parameters">Parameters</a></li></ul></nav>
</div></div>
`;
}
