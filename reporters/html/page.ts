import { createHash } from 'node:crypto';
import type { Finding, Verdict } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import { requirementOf } from '../../model/rule.ts';
import { bySection } from '../sections.ts';
import { readableInstant } from '../words.ts';
import { startWorstFirst, type WorstFirst } from '../worst-first.ts';
import { coverage } from './coverage.ts';
import { leftOutPart } from './left-out.ts';
import { LISTED_FINDINGS, PLACE_ROWS, shareOf } from './limits.ts';
import { html, Markup } from './markup.ts';
import { masthead, stickySummary } from './masthead.ts';
import { overview, WORST_FAILURES, worstPart } from './overview.ts';
import { parametersPart } from './parameters.ts';
import { type Allowance, requirementDetails } from './requirement.ts';
import { type RequirementView, requirementViews } from './requirement-view.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

/** The whole page, part by part. */
export function* page(report: Report): Iterable<string> {
  const accountNames = new Map(report.targets.accounts.map(({ account, name }) => [account, name]));
  const worst = startWorstFirst(WORST_FAILURES);
  const parts = requirementParts(report, accountNames, worst);
  const failures = parts.reduce((sum, { counts }) => sum + counts.fail, 0);
  yield head(report).text;
  yield masthead(report).text;
  yield stickySummary(report).text;
  yield '<main id="content">\n';
  yield worstPart(worst.worst(), failures, report)?.text ?? '';
  yield overview(parts).text;
  yield* chapter(parts);
  yield coverage(report, accountNames).text;
  yield leftOutPart(report).text;
  yield parametersPart(report).text;
  yield '</main>\n';
  yield footer(report).text;
  yield html`<script>${new Markup(SCRIPT)}</script>\n</body>\n</html>\n`.text;
}

/** Only the page's own style and script, by their digests; no connection, no frame, no form that goes anywhere. */
const POLICY = [
  "default-src 'none'",
  `style-src '${digestOf(STYLE)}'`,
  `script-src '${digestOf(SCRIPT)}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function digestOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function head({ tool, targets, takenAt }: Report): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${tool.name} ${tool.version}">
<link rel="icon" href="data:,">
<title>${targets.organizationId ?? 'Single account'}, ${readableInstant(takenAt)}: logging and monitoring</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the findings</a>
`;
}

/** A requirement's part of the page. The page's limits bound them all together. */
type RequirementPart = Pick<RequirementView, 'requirement' | 'rules' | 'counts'> & { readonly markup: string };

/** Goes over the findings once. Sorted by requirement. */
function requirementParts(
  report: Report,
  accountNames: ReadonlyMap<string, string>,
  worst: WorstFirst,
): RequirementPart[] {
  const allowance = allowanceOf(report);
  const parts: RequirementPart[] = [];
  const see = (finding: Finding) => finding.verdict === 'fail' && worst.add(finding);
  for (const view of requirementViews(report, allowance.listed, see)) {
    const { requirement, rules, counts } = view;
    parts.push({ requirement, rules, counts, markup: requirementDetails(view, accountNames, allowance).text });
  }
  return parts.sort((a, b) => (a.requirement < b.requirement ? -1 : 1));
}

function* chapter(parts: readonly RequirementPart[]): Iterable<string> {
  yield `<div class="page" id="requirements"><h2>Requirements</h2>
<p>Failures, unknowns and what a person has to attest are listed, worst first; beyond a limit, and where all is well, findings are counted by account and region. The native report lists every finding.</p>
<form class="tools" id="filter" role="search" hidden>
<label for="filter-words">Filter the listed findings</label> <input type="search" id="filter-words" autocomplete="off" spellcheck="false">
<button type="button" id="open-all">Open all</button> <button type="button" id="close-all">Close all</button>
<output id="filter-answer" for="filter-words"></output>
</form>
</div>
`;
  for (const [section, group] of bySection(parts, ({ requirement }) => requirement)) {
    const heading = `${section.number} ${section.name}`.trim();
    yield html`<section class="page chapter" aria-labelledby="section-${section.code}"><h3 id="section-${section.code}">${heading}</h3>\n`
      .text;
    for (const { markup } of group) yield markup;
    yield '</section>\n';
  }
}

/** The page's limits, shared equally by the requirements that have something to list. */
function allowanceOf({ rules, summary: { byRequirement } }: Report): Allowance {
  const sharers = (verdict: Verdict) => byRequirement.filter(({ counts }) => counts[verdict] > 0).length;
  const requirements = new Set([
    ...rules.map(({ id }) => requirementOf(id)),
    ...byRequirement.map(({ requirement }) => requirement),
  ]);
  return {
    listed: {
      fail: shareOf(LISTED_FINDINGS.fail, sharers('fail')),
      unknown: shareOf(LISTED_FINDINGS.unknown, sharers('unknown')),
      manual: shareOf(LISTED_FINDINGS.manual, sharers('manual')),
      pass: LISTED_FINDINGS.pass,
      'not-applicable': LISTED_FINDINGS['not-applicable'],
    },
    placeRows: shareOf(PLACE_ROWS, requirements.size),
  };
}

function footer({ tool, endedAt }: Report): Markup {
  return html`<footer class="page"><p>Made by ${tool.name} ${tool.version} from what was read until ${readableInstant(endedAt)}.
✓ passed: every fact was read and the conditions hold. ✕ failed: known facts prove it. ? not known: something could not be read. ◇ to attest: AWS cannot show it. – not applicable: the sentence does not speak of it.</p></footer>
`;
}
