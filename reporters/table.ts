import { VERDICTS } from '../model/finding.ts';
import type { Counts, Report } from '../model/report.ts';
import { requirementOf } from '../model/rule.ts';
import { callsText } from './calls.ts';
import { clockWarning } from './clock.ts';
import { escapeTerminal } from './escape/terminal.ts';
import { gapGroups } from './gaps.ts';
import { coverageText, headlineOf } from './headline.ts';
import type { Reporter } from './reporter.ts';
import { cutTo, padTo } from './table/width.ts';
import { counted, grouped, OUTCOME_WORDS, readableInstant } from './words.ts';
import { worstFailures } from './worst-first.ts';

/** A summary for the terminal, without colour. `columns`: the terminal's width; below 60 the lines are cut. */
export function tableOf(columns: number): Reporter {
  return {
    extension: 'txt',
    description: 'a summary for the terminal: requirements, worst failures, gaps',
    *render(report) {
      for (const part of [heading, requirements, failures, gaps, leftOut, changes]) {
        for (const line of part(report, columns)) yield `${cutTo(line, columns).trimEnd()}\n`;
      }
    },
  };
}

export const table: Reporter = tableOf(100);

const MAX_FAILURES = 20;
const MAX_GAPS = 10;
const MAX_LEFT_OUT = 10;

function* heading(report: Report): Iterable<string> {
  const { tool, targets, summary } = report;
  const { title, text } = headlineOf(summary);
  yield `${padTo(title, 11)} ${escapeTerminal(text)}`;
  yield `${padTo(summary.complete ? 'COVERAGE' : 'INCOMPLETE', 11)} ${coverageText(summary.coverage)}`;
  const clock = clockWarning(report);
  if (clock !== null) yield `CLOCK       ${clock}`;
  for (const { code, reason } of summary.reasons) yield `exit ${code}      ${escapeTerminal(reason)}`;
  const next = nextStep(report);
  if (next !== null) yield `NEXT        ${next}`;
  yield '';
  const scope = targets.organizationId ?? 'without an organization';
  yield escapeTerminal(`${tool.name} ${tool.version}: ${scope}, profile ${report.profile}`);
  yield `${readableInstant(report.takenAt)} to ${readableInstant(report.endedAt)}`;
  yield callsText(report);
  yield '';
}

/** What a person does now; null: nothing. */
function nextStep({ summary: { gate }, interrupted }: Report): string | null {
  if (gate.state === 'failed') return 'zonewarden rules show ID, with an ID from below, tells how to repair it';
  if (gate.state !== 'no-verdict') return null;
  if (interrupted !== null)
    return 'zonewarden scan --resume DIR reads what is missing, where --snapshot DIR kept the rest';
  return 'zonewarden doctor tells what stands in the way';
}

const HEADINGS = ['FAIL', 'UNKNOWN', 'MANUAL', 'PASS', 'N/A'] as const;
const ID_WIDTH = 15;
const COUNT_WIDTH = 9;

function* requirements(report: Report, columns: number): Iterable<string> {
  const titleWidth = Math.max(0, columns - ID_WIDTH - HEADINGS.length * COUNT_WIDTH - 1);
  const row = (id: string, title: string, numbers: readonly string[]) =>
    `${padTo(id, ID_WIDTH)}${padTo(title, titleWidth)} ${numbers.map((number) => number.padStart(COUNT_WIDTH)).join('')}`;
  yield row('REQUIREMENT', '', HEADINGS);
  for (const { requirement, counts } of report.summary.byRequirement) {
    const rule = report.rules.find(({ id }) => requirementOf(id) === requirement);
    yield row(escapeTerminal(requirement), escapeTerminal(rule?.title ?? ''), numbersOf(counts));
  }
  yield row('TOTAL', '', numbersOf(report.summary.counts));
  yield '';
}

/** A dot for zero, so that the eye finds the numbers. */
function numbersOf(counts: Counts): string[] {
  return VERDICTS.map((verdict) => (counts[verdict] === 0 ? '·' : grouped(counts[verdict])));
}

function* failures(report: Report): Iterable<string> {
  const { worst, failures: failed } = worstFailures(report.findings, MAX_FAILURES);
  if (failed === 0) return;
  yield `FAILURES, worst first${restOf(worst.length, failed)}`;
  for (const { severity, rule, account, region, subject, message } of worst) {
    yield `${padTo(severity, 14)}${padTo(rule, ID_WIDTH + 2)}${account}  ${padTo(region, 15)} ${escapeTerminal(subject.name)}`;
    yield `${' '.repeat(14)}${escapeTerminal(message)}`;
  }
  yield '';
}

function* gaps(report: Report): Iterable<string> {
  const groups = gapGroups(report.gaps);
  if (groups.length === 0) return;
  const shown = groups.slice(0, MAX_GAPS);
  yield `GAPS, most frequent first${restOf(shown.length, groups.length)}`;
  for (const { operation, outcome, code, cells, accounts } of shown) {
    const reason = code === null ? OUTCOME_WORDS[outcome] : `${OUTCOME_WORDS[outcome]} (${escapeTerminal(code)})`;
    yield `${grouped(cells).padStart(7)}  ${padTo(operation, 40)}${reason}, ${counted(accounts, 'account')}`;
  }
  yield '';
}

function* leftOut(report: Report): Iterable<string> {
  const accounts = report.targets.accounts.flatMap(({ account, name, leftOut }) =>
    leftOut === null ? [] : [{ account, name, reason: leftOut.reason }],
  );
  if (accounts.length > 0) {
    const shown = accounts.slice(0, MAX_LEFT_OUT);
    yield `ACCOUNTS NOT SCANNED${restOf(shown.length, accounts.length)}`;
    for (const { account, name, reason } of shown) {
      yield `${account}  ${padTo(escapeTerminal(name), 24)} ${escapeTerminal(reason)}`;
    }
    yield '';
  }
  const regions = report.targets.accounts.flatMap(({ regionsLeftOut }) => regionsLeftOut).length;
  if (regions > 0) yield `NOT SCANNED ${counted(regions, 'region')} of scanned accounts`;
  if (report.notJudged.length > 0)
    yield `NOT JUDGED  ${counted(report.notJudged.length, 'requirement')} of the chapter`;
}

function* changes(report: Report): Iterable<string> {
  if (report.changes.length === 0) return;
  const shown = report.changes.slice(0, MAX_LEFT_OUT);
  yield '';
  yield `ACCOUNTS THAT CHANGED DURING THE SCAN${restOf(shown.length, report.changes.length)}`;
  for (const { account, kind, detail } of shown) yield `${account}  ${padTo(kind, 12)} ${escapeTerminal(detail)}`;
}

function restOf(shown: number, all: number): string {
  return shown === all ? '' : ` (${grouped(shown)} of ${grouped(all)})`;
}
