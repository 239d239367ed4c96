import fc from 'fast-check';
import widthOf from 'string-width';
import { expect, test } from 'vitest';
import { table, tableOf } from '../../reporters/table.ts';
import { anyReport } from './arbitrary.ts';
import { CLEAN_REPORT, REPORT, reportWith, vpcFindings } from './fixture.ts';
import { textOf } from './text-of.ts';

test('the first lines say whether the gate passed, what is missing and why the exit code is what it is', () => {
  expect(textOf(table, REPORT).split('\n').slice(0, 5)).toEqual([
    'GATE FAILED 3 failures at or above high',
    'INCOMPLETE  4 of 4 accounts entered, 5 of 7 questions answered',
    'exit 3      2 of 7 questions have no answer',
    'exit 1      3 failures at or above high',
    'NEXT        zonewarden rules show ID, with an ID from below, tells how to repair it',
  ]);
});

test('a clean report has neither failures nor gaps', () => {
  const text = textOf(table, CLEAN_REPORT);
  expect(text).toContain('GATE PASSED no failure at or above high');
  expect(text).not.toMatch(/FAILURES|GAPS|INCOMPLETE/);
});

test('a list that is cut says of how many', () => {
  expect(textOf(table, reportWith(vpcFindings(1_234, 'fail')))).toContain('FAILURES, worst first (20 of 1,234)');
});

test('the requests to AWS are told in one line', () => {
  expect(textOf(table, REPORT).split('\n')).toContain(
    '1,300 requests to AWS, 32 of them repeated, 29 throttled; 4 not sent',
  );
});

test.each([
  [3_600, "was 3,600 seconds ahead of AWS's. What depends on the age of something is not known."],
  [-61, "was 61 seconds behind AWS's. What depends on the age of something is not known."],
])('a clock that is %i seconds off is told', (aheadSeconds, told) => {
  const lines = textOf(tableOf(140), { ...CLEAN_REPORT, clock: { aheadSeconds } }).split('\n');
  expect(lines.filter((line) => line.startsWith('CLOCK'))).toEqual([
    `CLOCK       The clock of the machine that scanned ${told}`,
  ]);
});

test('a clock that could not be checked is told, one that is right enough is not', () => {
  const clockLines = (aheadSeconds: number | null) =>
    textOf(tableOf(140), { ...CLEAN_REPORT, clock: { aheadSeconds } })
      .split('\n')
      .filter((line) => line.startsWith('CLOCK'));
  expect(clockLines(null)).toEqual([
    'CLOCK       No answer told the time, so that the clock could not be checked. What depends on the age of something is not known.',
  ]);
  expect([clockLines(60), clockLines(-60), clockLines(0)]).toEqual([[], [], []]);
});

test('accounts that changed meanwhile are listed, whatever their names', () => {
  const lines = textOf(tableOf(200), REPORT).split('\n');
  expect(lines.slice(lines.findIndex((line) => line.startsWith('ACCOUNTS THAT CHANGED')))).toEqual([
    'ACCOUNTS THAT CHANGED DURING THE SCAN',
    '333344445555  state        security was ACTIVE at the beginning of the scan and is PENDING_CLOSURE',
    '666677778888  added        <b>new</b> ⟨U+001B⟩[31m was listed at the end of the scan (ACTIVE) and not at its beginning: it was not scanned',
    '',
  ]);
});

test.each([
  ['3 findings could not be known', 0, null, '3 findings could not be known', 'zonewarden doctor'],
  ['the scan was interrupted by SIGTERM', 0, 'SIGTERM', 'the scan was interrupted by SIGTERM', '--resume DIR'],
  ['2 of 12 accounts could not be entered', 4, null, '2 of 12 accounts could not be entered; 4 failures at', 'doctor'],
] as const)('a scan without a verdict says why, and what to do: %s', (reason, failures, interrupted, text, next) => {
  const gate = { failOn: 'high', state: 'no-verdict', failures, reason } as const;
  const summary = { ...CLEAN_REPORT.summary, complete: false, gate };
  const [first = '', second = '', ...rest] = textOf(table, { ...CLEAN_REPORT, summary, interrupted }).split('\n');
  expect(first).toContain(`NO VERDICT  ${text}`);
  expect(second).toMatch(/^INCOMPLETE /);
  expect(rest.find((line) => line.startsWith('NEXT'))).toContain(next);
});

test('no line is wider than the terminal, and no escape sequence of a name reaches it', () => {
  fc.assert(
    fc.property(anyReport, fc.integer({ min: 60, max: 200 }), (report, columns) => {
      for (const line of textOf(tableOf(columns), report).split('\n')) {
        expect(widthOf(line)).toBeLessThanOrEqual(columns);
        expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }
    }),
    { numRuns: 50, endOnFailure: true },
  );
});
