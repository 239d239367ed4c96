import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../engine/report/exit.ts';
import type { Gate } from '../../engine/report/gate.ts';
import { WholeReport } from '../../model/report.ts';
import type { Manifest, Snapshot } from '../../model/snapshot.ts';
import type { Example } from '../../scripts/authoring/example.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { catalogue } from './our-catalogue.ts';
import { reportOn } from './report-on.ts';

const rules = catalogue.rules.filter(({ id }) => id === 'ASEA-LM-FL-01');
const compliant: Example = { resources: [{ type: 'vpc' }, { type: 'flow-log' }] };
const failing: Example = { resources: [{ type: 'vpc' }] };
const blind: Example = { ...failing, gaps: [{ type: 'flow-log', outcome: 'denied' }] };

function reportAbout(example: Example, gate: Partial<Gate> = {}, interrupted: Manifest['interrupted'] = null) {
  const whole = exampleSnapshot(example);
  const snapshot: Snapshot = { manifest: { ...whole.manifest, interrupted }, shard: whole.shard };
  return reportOn({ snapshot, rules, ...gate });
}

it('a report is of the model, with the rules in words and the requirements that are not judged', async () => {
  const report = await reportAbout(compliant);
  expect(WholeReport.safeParse(report).error).toBeUndefined();
  const [{ conditions: _c, applies: _a, $schema: _s, ...words } = { id: '' }] = rules;
  expect(report.rules).toEqual([words]);
  expect(report.notJudged.map(({ requirement }) => requirement)).toContain('ASEA-LM-SH-01');
});

describe('the exit code', () => {
  it.each<[string, Example, Partial<Gate>, Manifest['interrupted'], number, string[]]>([
    ['is 0 when all was seen and nothing failed', compliant, {}, null, 0, []],
    ['is 1 for a failure at the threshold', failing, {}, null, 1, ['1 failure at or above high']],
    ['is 0 for a failure below the threshold', failing, { failOn: 'critical' }, null, 0, []],
    ['is 0 for a failure that nobody asks for', failing, { failOn: 'none' }, null, 0, []],
    ['is 3 when not everything was seen', blind, {}, null, 3, ['1 of 36 questions to AWS got no answer']],
    ['is 0 when that is tolerated', blind, { allowIncomplete: 5 }, null, 0, []],
    ['is 3 when less is tolerated', blind, { allowIncomplete: 1 }, null, 3, ['1 of 36 questions to AWS got no answer']],
    [
      'is 130 for an interrupted scan, whatever else is wrong',
      failing,
      {},
      'SIGINT',
      130,
      ['interrupted by SIGINT', 'the scan did not come to its end', '1 failure at or above high'],
    ],
    [
      'is 143 for a terminated scan, also when an incomplete one is allowed',
      compliant,
      { allowIncomplete: 100 },
      'SIGTERM',
      143,
      ['interrupted by SIGTERM'],
    ],
  ])('%s', async (_name, example, gate, interrupted, code, reasons) => {
    const { summary } = await reportAbout(example, gate, interrupted);
    expect(summary.exitCode).toBe(code);
    expect(summary.reasons.map(({ reason }) => reason)).toEqual(reasons);
  });

  it('puts asked wrongly before not seen, that before failed, and that before not delivered', () => {
    const reasons = [4, 1, 3, 2].map((code) => ({ code, reason: '' }));
    const codes = reasons.map((_, index) => exitCodeOf(reasons.slice(0, index + 1)));
    expect(codes).toEqual([4, 1, 3, 2]);
  });
});

it('a summary counts verdicts, severities and cells', async () => {
  const { summary, coverage } = await reportAbout(failing);
  const none = { fail: 0, unknown: 0, manual: 0, pass: 0, 'not-applicable': 0 };
  expect(summary).toEqual({
    counts: { ...none, fail: 1 },
    byRequirement: [{ requirement: 'ASEA-LM-FL-01', counts: { ...none, fail: 1 } }],
    failuresBySeverity: { critical: 0, high: 1, medium: 0, low: 0, informational: 0 },
    cells: { planned: coverage.length, known: coverage.length, gaps: 0 },
    coverage: {
      accounts: { inScope: 4, entered: 4 },
      questions: { expected: coverage.length, answered: coverage.length },
      refusedEverywhere: [],
    },
    gate: { failOn: 'high', state: 'failed', failures: 1, reason: null },
    complete: true,
    exitCode: 1,
    reasons: [{ code: 1, reason: '1 failure at or above high' }],
  });
});
