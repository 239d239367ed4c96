import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html } from '../../reporters/html.ts';
import { anyReport } from './arbitrary.ts';
import { CLEAN_REPORT, REPORT, reportWith, vpcFindings } from './fixture.ts';
import { textOf } from './text-of.ts';

const MEGABYTE = 1_000_000;

/** What stands between the tags of one element. */
function contentOf(page: string, element: string): string {
  return new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(page)?.[1] ?? '';
}

test('the policy allows the page its own style and script, and nothing else', () => {
  const page = textOf(html, REPORT);
  const digest = (text: string) => `&#39;sha256-${createHash('sha256').update(text).digest('base64')}&#39;`;
  expect(/Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]).toBe(
    [
      'default-src &#39;none&#39;',
      `style-src ${digest(contentOf(page, 'style'))}`,
      `script-src ${digest(contentOf(page, 'script'))}`,
      'img-src data:',
      'base-uri &#39;none&#39;',
      'form-action &#39;none&#39;',
    ].join('; '),
  );
});

test('whatever AWS and the rules say, the page has the elements and attributes that it has anyway', () => {
  const allowed = namesOf(textOf(html, REPORT));
  fc.assert(
    fc.property(anyReport, (report) => {
      expect([...namesOf(textOf(html, report)).difference(allowed)]).toEqual([]);
    }),
    { numRuns: 30, endOnFailure: true },
  );
});

/** `a`, `a href`: elements and their attributes, without what stands in style and script. */
function namesOf(page: string): Set<string> {
  const markup = page.replace(contentOf(page, 'style'), '').replace(contentOf(page, 'script'), '');
  const tags = [...markup.matchAll(/<([a-z0-9]+)([^>]*)>/g)];
  return new Set(
    tags.flatMap(([, element = '', attributes = '']) => {
      const names = attributes.replaceAll(/"[^"]*"/g, '').match(/[^\s=/]+/g) ?? [];
      return [element, ...names.map((name) => `${element} ${name}`)];
    }),
  );
}

test('the page needs nothing from anywhere', () => {
  expect(textOf(html, REPORT)).not.toMatch(/(src|href)="(?!#|data:)/);
});

test('everything that was left out is told with its reason', () => {
  const page = textOf(html, REPORT);
  for (const told of [
    'the account is suspended',
    'excluded by the configuration',
    'The regions of 1 account could not be read: 333344445555.',
    'GuardDuty is not collected in this version.',
    '2 of 7 questions have no answer',
  ]) {
    expect(page).toContain(told);
  }
});

test('a complete report says that nothing is missing', () => {
  const page = textOf(html, CLEAN_REPORT);
  expect(page).toContain('✓ GATE PASSED: no failure at or above high');
  expect(page).toContain('✓ Complete: every question that the scan asked has an answer.');
  expect(page).not.toContain('What failed');
});

test('a scan that could not read something has no verdict', () => {
  const page = textOf(html, reportWith([]));
  expect(page).toContain('<section class="gate unknown"');
  expect(page).toContain('? Incomplete: 2 of 7 questions have no answer.');
});

test('a scan without a gate does not look passed', () => {
  const summary = {
    ...CLEAN_REPORT.summary,
    gate: { failOn: 'none' as const, state: 'off' as const, failures: 0, reason: null },
  };
  expect(textOf(html, { ...CLEAN_REPORT, summary })).toContain('<section class="gate none"');
});

test('100,000 findings, a third of them failures, are a page of less than 10 MB that says what it counts only', () => {
  const report = reportWith([...vpcFindings(33_000, 'fail'), ...vpcFindings(67_000, 'pass')]);
  const page = textOf(html, report);
  expect(Buffer.byteLength(page)).toBeLessThan(10 * MEGABYTE);
  expect(page.match(/class="finding"/g)).toHaveLength(1_000);
  expect(page).toContain('Further 32,000 findings, counted by account and region');
  expect(page).toContain('67,000 findings, counted by account and region');
}, 60_000);

test.for(['<', '"', '日', '\u202e', '🪵'])('names made of thousands of %j do not make the page long', (character) => {
  const nasty = character.repeat(3_000);
  const [first] = vpcFindings(1, 'fail');
  if (first === undefined) throw new Error('one finding was asked for');
  const findings = Array.from({ length: 1_100 }, (_, index) => ({
    ...first,
    id: index.toString(16).padStart(32, '0'),
    message: nasty,
    resource: nasty,
    subject: { ...first.subject, name: nasty },
    evidence: Array(20).fill({ ...first.evidence[0], clause: nasty, expected: nasty, observed: nasty }),
    notes: Array(20).fill(nasty),
  }));
  expect(Buffer.byteLength(textOf(html, reportWith(findings)))).toBeLessThan(10 * MEGABYTE);
});
