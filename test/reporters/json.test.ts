import { expect, test } from 'vitest';
import { json } from '../../reporters/json.ts';
import { ndjson } from '../../reporters/ndjson.ts';
import { readReport, UnreadableReport } from '../../reporters/read-report.ts';
import { parseReport } from '../../trust/whole-report.ts';
import { REPORT, reportWith, vpcFindings } from './fixture.ts';
import { textOf } from './text-of.ts';

function unreadable(text: string): UnreadableReport {
  try {
    parseReport(text);
  } catch (error) {
    if (error instanceof UnreadableReport) return error;
    throw error;
  }
  throw new Error('the text was read as a report');
}

/** The faults of a text that is refused. */
function faultsOf(text: string): readonly string[] {
  return unreadable(text).faults.map(({ message }) => message);
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

test('a report that ends anywhere before its end is refused, at the line where it ends', () => {
  const text = textOf(json, REPORT);
  for (let length = 0; length < text.length - 2; length += 331) {
    const part = text.slice(0, length);
    const [fault] = unreadable(part).faults;
    expect(fault).toEqual({ line: part.split('\n').length, message: expect.stringMatching(/^wanted /) });
  }
});

test('a report is read whatever its layout, and every look at it gives the same', () => {
  const bytes = Buffer.from(JSON.stringify(REPORT, null, 2));
  let looks = 0;
  const report = readReport((offset) => {
    looks += 1;
    return [bytes.subarray(offset)];
  });
  for (const _ of [1, 2]) {
    expect([...report.findings]).toEqual(REPORT.findings);
    expect([...report.gaps]).toEqual(REPORT.gaps);
    expect([...report.answers]).toEqual(REPORT.answers);
    expect([...(report.coverage ?? [])]).toEqual(REPORT.coverage);
  }
  expect(looks).toBe(1 + 2 * 4);
});

test('a fault is told with its line, in the head, in a finding and in a cell', () => {
  const text = textOf(json, REPORT).replace('"profile": "asea-pbmm"', '"profile": 7');
  const broken = text
    .replace('"verdict":"not-applicable"', '"verdict":"fine"')
    .replaceAll('"code":"SlowDown"', '"code":7');
  const lines = broken.split('\n');
  const lineOf = (part: string, from = 0) => lines.findIndex((line, index) => index >= from && line.includes(part)) + 1;
  const [, , ...cells] = unreadable(broken).faults;
  expect(unreadable(broken).faults.slice(0, 2)).toEqual([
    { line: lineOf('"profile": 7'), message: expect.stringMatching(/^profile: /) },
    { line: lineOf('"verdict":"fine"'), message: expect.stringMatching(/^findings\[\d+\]\.verdict: /) },
  ]);
  expect(cells.map(({ line }) => line)).toContain(lineOf('"code":7'));
});

test('a member that stands twice, one that is missing and one that nobody knows are faults', () => {
  const { profile, gaps: _, ...rest } = REPORT;
  const text = JSON.stringify({ ...rest, surprise: 1 });
  expect(faultsOf(text)).toEqual([
    'report: Unrecognized key: "surprise"',
    'profile: Invalid input: expected string, received undefined',
    'gaps: Invalid input: expected array, received undefined',
  ]);
  const twice = JSON.stringify(REPORT).replace('{', `{"profile":${JSON.stringify(profile)},`);
  expect(faultsOf(twice)).toEqual(['a key stands twice in one object']);
  const inside = JSON.stringify(REPORT).replace('"verdict":', '"verdict":"pass","verdict":');
  expect(faultsOf(inside)).toEqual(['a key stands twice in one object']);
});

test('nesting that is too deep is refused where it is', () => {
  const deep = `${'['.repeat(30)}1${']'.repeat(30)}`;
  const text = textOf(json, REPORT).replace(/"observed":(?:"[^"]*"|\w+)/, `"observed":${deep}`);
  expect(faultsOf(text)).toEqual(['wanted at most 32 levels of nesting']);
});

test('findings that are not in the order of requirements are refused, because pages are made one by one', () => {
  const findings = REPORT.findings.toReversed();
  expect(faultsOf(JSON.stringify({ ...REPORT, findings }))[0]).toMatch(
    /^findings\[\d+\]: wanted findings sorted by requirement$/,
  );
});

test('another format is refused by its name, not by its members', () => {
  expect(faultsOf('{"format":"zonewarden.report/1"}')).toEqual([
    'format: expected zonewarden.report/3, found "zonewarden.report/1"',
  ]);
  expect(faultsOf('{"profile":7}')).toEqual(['format: expected zonewarden.report/3, found null']);
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
