import { expect, test } from 'vitest';
import { json } from '../../reporters/json.ts';
import { ndjson } from '../../reporters/ndjson.ts';
import { UnreadableReport } from '../../reporters/read-report.ts';
import { parseReport } from '../../trust/whole-report.ts';
import { REPORT, reportWith, vpcFindings } from './fixture.ts';
import { textOf } from './text-of.ts';

/** The faults of a text that is refused. */
function faultsOf(text: string): readonly string[] {
  try {
    parseReport(text);
  } catch (error) {
    if (error instanceof UnreadableReport) return error.faults.map(({ message }) => message);
    throw error;
  }
  throw new Error('the text was read as a report');
}

test('what the native reporter writes is read back as the same report', () => {
  expect(parseReport(textOf(json, REPORT))).toEqual(REPORT);
});

test('a report without findings and cells is a report', () => {
  const empty = reportWith([], []);
  expect(parseReport(textOf(json, empty))).toEqual(empty);
});

test('the native report comes in pieces, so that it never stands in memory as one string', () => {
  const pieces = [...json.render(reportWith(vpcFindings(500, 'fail')))].map(({ length }) => length);
  expect(Math.max(...pieces)).toBeLessThan(5_000);
});

test('a report that was cut off is refused as a text that is no JSON', () => {
  const [fault] = faultsOf(textOf(json, REPORT).slice(0, 2_000));
  expect(fault).toMatch(/^wanted JSON: /);
});

test('another format is refused by its name, not by its members', () => {
  expect(faultsOf('{"format":"zonewarden.report/1"}')).toEqual([
    'format: expected zonewarden.report/2, found "zonewarden.report/1"',
  ]);
  expect(faultsOf('{"profile":7}')).toEqual(['format: expected zonewarden.report/2, found null']);
  expect(faultsOf('[]')).toEqual(['wanted a JSON object']);
});

test('every fault of a report is named with its place', () => {
  const [finding] = REPORT.findings;
  const wrong = { ...REPORT, profile: 7, findings: [finding, { ...finding, verdict: 'fine' }] };
  expect(faultsOf(JSON.stringify(wrong)).map((fault) => fault.split(': ')[0])).toEqual([
    'profile',
    'findings[1].verdict',
  ]);
});

test('a report with very many faults tells the first twenty and their number', () => {
  const faults = faultsOf(JSON.stringify({ ...REPORT, findings: Array(50).fill(7) }));
  expect(faults).toHaveLength(21);
  expect(faults.at(-1)).toBe('and 30 more faults');
});

test('newline-delimited JSON is one line of metadata and one line for each finding', () => {
  const lines = textOf(ndjson, REPORT).split('\n');
  expect(lines.pop()).toBe('');
  const [metadata, ...findings] = lines.map((line) => JSON.parse(line));
  const { findings: expected, gaps: _g, answers: _a, coverage: _c, ...rest } = REPORT;
  expect(metadata).toEqual(rest);
  expect(findings).toEqual(expected);
});
