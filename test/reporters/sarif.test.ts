import { expect, test } from 'vitest';
import type { Report } from '../../model/report.ts';
import { sarif, sarifForGating, sarifFull } from '../../reporters/sarif.ts';
import { validate } from '../../trust/hostile/sarif-schema.ts';
import { CLEAN_REPORT, REPORT, reportWith, vpcFindings } from './fixture.ts';
import { runOf } from './sarif-run.ts';

test('the schema notices a file that is wrong', () => {
  expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
});

test('code scanning gets the failures and nothing else, worst first', () => {
  const { results } = runOf(sarif, REPORT);
  expect(results.map(({ kind, level, ruleId }) => `${kind} ${level} ${ruleId}`)).toEqual([
    'fail error ASEA-LM-CT-01',
    'fail error ASEA-LM-CT-15',
    'fail error ASEA-LM-FL-01',
    ...Array(10).fill('fail warning ASEA-LM-CL-05'),
  ]);
});

test('the full profile has every finding, and only failures have a level', () => {
  const { results } = runOf(sarifFull, REPORT);
  expect(results.map(({ partialFingerprints }) => partialFingerprints?.primaryLocationLineHash)).toEqual(
    REPORT.findings.map(({ id }) => `${id}:1`),
  );
  expect([...new Set(results.map(({ kind, level }) => `${kind} ${level}`))].toSorted()).toEqual([
    'fail error',
    'fail warning',
    'notApplicable none',
    'open none',
    'pass none',
    'review none',
  ]);
});

test('a result is located by account, region and kind, and its ARN is a logical location', () => {
  const result = runOf(sarif, REPORT).results.find(({ ruleId }) => ruleId === 'ASEA-LM-FL-01');
  expect(result?.locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: 'aws/444455556666/ca-central-1/ec2/vpc', uriBaseId: '%SRCROOT%' },
        region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
      },
      logicalLocations: [
        {
          name: 'vpc-0a1b2c3d4e5f60718',
          fullyQualifiedName: 'arn:aws:ec2:ca-central-1:444455556666:vpc/vpc-0a1b2c3d4e5f60718',
          kind: 'resource',
        },
      ],
      message: { text: 'arn:aws:ec2:ca-central-1:444455556666:vpc/vpc-0a1b2c3d4e5f60718' },
    },
  ]);
});

test('a fingerprint survives new words, new evidence and a new severity', () => {
  const fingerprints = (report: Report) =>
    runOf(sarif, report).results.map(({ partialFingerprints }) => partialFingerprints);
  const reworded = REPORT.findings.map((finding) => ({
    ...finding,
    message: 'new words',
    evidence: [],
    notes: ['new'],
  }));
  expect(fingerprints(reportWith(reworded))).toEqual(fingerprints(REPORT));
});

test('a clean report still lists every rule, so that old alerts are closed', () => {
  const run = runOf(sarif, CLEAN_REPORT);
  expect(run.results).toEqual([]);
  expect(run.tool.driver.rules?.map(({ id }) => id)).toEqual(REPORT.rules.map(({ id }) => id));
  expect(run.invocations[0].toolExecutionNotifications).toEqual([]);
});

test('failures beyond the cap are the mildest, and their number is told', () => {
  const run = runOf(sarifForGating(3), REPORT);
  expect(run.results.map(({ ruleId }) => ruleId)).toEqual(['ASEA-LM-CT-01', 'ASEA-LM-CT-15', 'ASEA-LM-FL-01']);
  expect(run.invocations[0].toolConfigurationNotifications?.[0]?.message.text).toBe(
    '10 failures of the mildest severities are left out of this file. The native report has them.',
  );
});

test('at most 5,000 results go to code scanning', () => {
  const run = runOf(sarif, reportWith(vpcFindings(5_001, 'fail')));
  expect(run.results).toHaveLength(5_000);
  expect(run.invocations[0].toolConfigurationNotifications?.[0]?.properties).toEqual({ leftOut: 1 });
});

test('an alert stands for every place that could not be read whole, after the failures', () => {
  const [failure] = vpcFindings(1, 'fail');
  const [unread] = vpcFindings(1, 'unknown').map((finding) => ({
    ...finding,
    requirement: 'ASEA-LM-OV-02',
    rule: 'ASEA-LM-OV-02',
  }));
  if (failure === undefined || unread === undefined) throw new Error('the fixture has findings');
  const { results } = runOf(sarif, reportWith([unread, ...vpcFindings(1, 'unknown'), failure]));
  expect(results?.map(({ ruleId, kind, level }) => [ruleId, kind, level])).toEqual([
    [failure.rule, 'fail', 'error'],
    ['ASEA-LM-OV-02', 'open', 'none'],
  ]);
});

test('every cause of an unknown is a notification of the run', () => {
  const { toolExecutionNotifications } = runOf(sarif, REPORT).invocations[0];
  expect(
    toolExecutionNotifications?.map(({ descriptor, level, message }) => [descriptor?.id, level, message.text]),
  ).toEqual([
    [
      'accounts-changed',
      'note',
      '2 changes of accounts during the scan: security was ACTIVE at the beginning of the scan and is PENDING_CLOSURE',
    ],
    [
      'unknown/pending',
      'warning',
      'An answer that AWS has yet to give in account 222233334444, ca-central-1: pending. 1 finding could not be judged.',
    ],
    [
      'unknown/throttled',
      'warning',
      's3:GetBucketVersioning in account 222233334444, global about 1 resource: throttled. 1 finding could not be judged.',
    ],
    [
      'unknown/denied-by-scp',
      'warning',
      'logs:DescribeLogGroups in account 444455556666, us-east-1: denied-by-scp (User: arn:aws:sts::444455556666:assumed-role/scan is not authorized with an explicit deny in a service control policy). 1 finding could not be judged.',
    ],
  ]);
});

test('a wrong clock is a notification of the run', () => {
  const { toolExecutionNotifications, properties } = runOf(sarif, { ...CLEAN_REPORT, clock: { aheadSeconds: 3600 } })
    .invocations[0];
  expect(
    toolExecutionNotifications?.map(({ descriptor, level, message }) => [descriptor?.id, level, message.text]),
  ).toEqual([
    [
      'clock',
      'warning',
      "The clock of the machine that scanned was 3,600 seconds ahead of AWS's. What depends on the age of something is not known.",
    ],
  ]);
  expect(properties?.clockAheadSeconds).toBe(3600);
});

test('the requests to AWS stand in the properties of the invocation', () => {
  expect(runOf(sarif, REPORT).invocations[0].properties).toEqual({
    requests: { calls: 1_300, retries: 32, throttled: 29, refused: 4 },
    requestsByOperation: REPORT.calls,
    clockAheadSeconds: 0,
    gate: 'failed',
    coverage: REPORT.summary.coverage,
  });
});

test('what was left out on purpose is a notification of the configuration', () => {
  const { toolConfigurationNotifications } = runOf(sarif, REPORT).invocations[0];
  expect(toolConfigurationNotifications?.map(({ message }) => message.text)).toEqual([
    '1 account of the organization was not scanned.',
    '1 region of scanned accounts was not scanned.',
    '2 requirements of the chapter were not judged.',
  ]);
});

test('gaps leave a run successful; a scan that was stopped, saw nothing or could not enter an account was not', () => {
  const successOf = (report: Report) => runOf(sarif, report).invocations[0].executionSuccessful;
  const blind = reportWith(
    [],
    REPORT.coverage.filter(({ outcome }) => outcome !== 'collected'),
  );
  expect(successOf(REPORT)).toBe(true);
  expect(successOf({ ...REPORT, interrupted: 'SIGTERM' })).toBe(false);
  expect(successOf(blind)).toBe(false);
  const coverage = { ...REPORT.summary.coverage, accounts: { inScope: 4, entered: 3 } };
  expect(successOf({ ...REPORT, summary: { ...REPORT.summary, coverage } })).toBe(false);
});

test('the exit code and its reasons stand in the invocation', () => {
  expect(runOf(sarif, REPORT).invocations[0]).toMatchObject({
    exitCode: 3,
    exitCodeDescription:
      'GATE FAILED: 3 failures at or above high; 2 of 7 questions have no answer; 3 failures at or above high',
    startTimeUtc: '2026-11-23T06:00:00.000Z',
    endTimeUtc: '2026-11-23T06:04:30.000Z',
  });
});

test('a scan of selected accounts has a category of its own, so that it closes no alert of the others', () => {
  const idOf = (report: Report) => runOf(sarif, report).automationDetails?.id;
  const [first, ...others] = REPORT.targets.accounts;
  if (first === undefined) throw new Error('the fixture has accounts');
  const accounts = [{ ...first, leftOut: { kind: 'not-selected' as const, reason: 'not selected' } }, ...others];
  expect(idOf(REPORT)).toBe('zonewarden/o-exampleorg1/2026-11-23T06:00:00.000Z');
  expect(idOf({ ...REPORT, targets: { ...REPORT.targets, accounts } })).toBe(
    'zonewarden/o-exampleorg1/selected-accounts/2026-11-23T06:00:00.000Z',
  );
});

test('severities are scores clear of the borders, and none for informational', () => {
  const rules = runOf(sarif, REPORT).tool.driver.rules ?? [];
  expect(Object.fromEntries(rules.map(({ id, properties }) => [id, properties?.['security-severity']]))).toEqual({
    'ASEA-LM-CL-05': '5.5',
    'ASEA-LM-CT-01': '9.5',
    'ASEA-LM-CT-15': '8.0',
    'ASEA-LM-FL-01': '8.0',
    'ASEA-LM-FL-08': undefined,
    'ASEA-LM-OV-03': '2.0',
  });
});

test('the controls that a rule relates to point into the taxonomies', () => {
  const run = runOf(sarif, REPORT);
  const rule = run.tool.driver.rules?.find(({ id }) => id === 'ASEA-LM-FL-01');
  const named = rule?.relationships?.map(({ target }) => {
    const taxonomy = run.taxonomies?.[target.toolComponent?.index ?? -1];
    return [taxonomy?.name, taxonomy?.taxa?.[target.index ?? -1]?.id, target.id];
  });
  expect(named).toEqual([
    ['cis-aws-5.0', '3.7', '3.7'],
    ['nist-800-53-r5', 'AU-12', 'AU-12'],
    ['nist-800-53-r5', 'AU-2', 'AU-2'],
    ['security-hub', 'EC2.6', 'EC2.6'],
  ]);
});
