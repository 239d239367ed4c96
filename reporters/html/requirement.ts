import { VERDICTS, type Verdict } from '../../model/finding.ts';
import type { ReportRule } from '../../model/report.ts';
import { askedOf, counted, grouped, VERDICT_WORDS } from '../words.ts';
import { findingItem, placesOf } from './finding.ts';
import { html, type Markup } from './markup.ts';
import { severityTag, verdictCounts } from './parts.ts';
import type { RequirementView } from './requirement-view.ts';

/** How much of the page's limits one requirement may take. */
export type Allowance = { readonly listed: Readonly<Record<Verdict, number>>; readonly placeRows: number };

/** One requirement: what was asked, then what was found, failures first. Open when something failed. */
export function requirementDetails(
  view: RequirementView,
  accountNames: ReadonlyMap<string, string>,
  allowance: Allowance,
): Markup {
  const open = view.counts.fail > 0 && view.counts.fail <= 20 ? html` open` : null;
  const counts = verdictCounts(view.counts);
  return html`<details class="requirement" id="${view.requirement}"${open}>
<summary><code>${view.requirement}</code> <span class="title">${view.rules[0]?.title ?? 'Its rule is not in the report'}</span>
<span class="counts">${counts.length === 0 ? html`<span class="zero">no finding</span>` : counts}</span></summary>
<div class="inside">
${view.rules.map((rule) => ruleWords(rule, view.rules.length > 1))}
${VERDICTS.map((verdict) => verdictPart(verdict, view, accountNames, allowance))}
</div>
</details>
`;
}

/** `named`: the rule's title is not yet in sight, because the requirement has several rules. */
function ruleWords(rule: ReportRule, named: boolean): Markup {
  const { asea, lza } = rule.governedBy;
  const controls = Object.entries(rule.mappings).map(([framework, ids]) => `${framework}: ${ids.join(', ')}`);
  return html`${named ? html`<h4>${rule.title}</h4>` : null}
<p>${rule.source.reading}</p>
<dl class="pairs">
<dt>Rule</dt><dd><code>${rule.id}</code>, the document ${OBLIGATION_WORDS[rule.obligation]}, asked of ${askedOf(rule)}</dd>
<dt>Severity</dt><dd>${severityTag(rule.severity)}</dd>
<dt>Remediation</dt><dd>${rule.remediation}</dd>
${asea === undefined ? null : html`<dt>ASEA configuration</dt><dd><code>${asea}</code></dd>`}${
  lza === undefined ? null : html`<dt>LZA configuration</dt><dd><code>${lza}</code></dd>`
}${controls.length === 0 ? null : html`<dt>Related controls</dt><dd>${controls.join('; ')}</dd>`}
</dl>
${(rule.documentation ?? []).map((line) => html`<p class="note">${line}</p>`)}
`;
}

const OBLIGATION_WORDS = {
  requires: 'requires it',
  states: 'states it',
  should: 'says that it should be so',
  recommends: 'recommends it',
  optional: 'leaves it open',
  describes: 'describes it',
  derived: 'implies it',
} as const satisfies Record<ReportRule['obligation'], string>;

function verdictPart(
  verdict: Verdict,
  view: RequirementView,
  accountNames: ReadonlyMap<string, string>,
  allowance: Allowance,
): Markup {
  const count = view.counts[verdict];
  if (count === 0) return html``;
  const { word, mark } = VERDICT_WORDS[verdict];
  const listed = view.listed[verdict];
  const others = count - listed.length;
  const items = listed.map((finding) => findingItem(finding, accountNames.get(finding.account) ?? null));
  return html`<h4 class="verdict ${verdict}"><span class="mark" aria-hidden="true">${mark}</span> ${word}: ${grouped(count)}</h4>
${items.length === 0 ? null : html`<ul class="findings">${items}</ul>`}${
  others === 0
    ? null
    : html`<details><summary>${listed.length === 0 ? '' : 'Further '}${counted(others, 'finding')}, counted by account and region</summary>
${placesOf(view.others[verdict], accountNames, allowance.placeRows)}</details>`
}`;
}
