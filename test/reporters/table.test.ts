import fc from 'fast-check';
import { expect, test } from 'vitest';
import { widthOf } from '../../reporters/table/width.ts';
import { table, tableOf } from '../../reporters/table.ts';
import { anyReport } from './arbitrary.ts';
import { CLEAN_REPORT, REPORT, reportWith, vpcFindings } from './fixture.ts';
import { textOf } from './text-of.ts';

test('the first lines say whether the gate passed, what is missing and why the exit code is what it is', () => {
  expect(textOf(table, REPORT).split('\n').slice(3, 7)).toEqual([
    'GATE FAILED 3 failures at or above high',
    'INCOMPLETE  2 of 7 questions have no answer',
    'exit 3      2 of 7 questions have no answer',
    'exit 1      3 failures at or above high',
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

test('an interrupted scan says so', () => {
  expect(textOf(table, { ...REPORT, interrupted: 'SIGTERM' })).toContain('INTERRUPTED by SIGTERM');
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
