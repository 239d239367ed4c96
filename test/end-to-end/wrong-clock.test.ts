import { expect, test } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import { scanSimulated, verdicts } from '../../trust/scan.ts';
import type { FullReport } from '../../trust/whole-report.ts';

/** AWS accepts signatures that are five minutes off. */
const toleranceSeconds = 300;

function unknownOf({ findings }: FullReport): Finding[] {
  return findings.filter(({ verdict }) => verdict === 'unknown');
}

test.each([
  [3_600, 'behind'],
  [-3_600, 'ahead of'],
])('with AWS %i seconds ahead everything is read, and only ages are not known', async (aheadSeconds, side) => {
  const { report } = await scanSimulated({ in: 1, clock: { aheadSeconds, toleranceSeconds } });
  const told = Math.abs(report.clock.aheadSeconds ?? 0);
  expect(report.clock.aheadSeconds).toBe(aheadSeconds > 0 ? -told : told);
  expect(Math.abs(told - 3_600)).toBeLessThanOrEqual(1);
  expect(report.summary.cells.gaps).toBe(0);
  expect(unknownOf(report).map(({ rule }) => rule)).toEqual(['ASEA-LM-CT-02', 'ASEA-LM-CT-07', 'ASEA-LM-CT-12']);
  const detail = `the clock of the machine that scanned was ${told} seconds ${side} AWS's; set it and scan again`;
  expect(new Set(unknownOf(report).flatMap(({ causes }) => causes.map((cause) => cause.detail)))).toEqual(
    new Set([detail]),
  );
  expect(report.summary.exitCode).toBe(3);
});

test('with AWS 30 seconds ahead every verdict stands', async () => {
  const right = await scanSimulated({ in: 1 });
  const { report } = await scanSimulated({ in: 1, clock: { aheadSeconds: 30, toleranceSeconds } });
  expect(verdicts(report)).toEqual(verdicts(right.report));
  expect(report.summary.exitCode).toBe(0);
});

test('a refused signature is repeated once, with the time of AWS', async () => {
  const { report } = await scanSimulated({ in: 1, clock: { aheadSeconds: 3_600, toleranceSeconds } });
  expect(report.calls.filter(({ retries }) => retries > 0)).toEqual([
    expect.objectContaining({ operation: 'sts:GetCallerIdentity', retries: 1 }),
  ]);
});

test('a refusal under a wrong clock names the clock', async () => {
  const faults = ['denied:operation=cloudtrail:DescribeTrails'];
  const { report } = await scanSimulated({ in: 1, faults, clock: { aheadSeconds: 3_600, toleranceSeconds } });
  const details = report.gaps
    .filter(({ operation, outcome }) => operation === 'cloudtrail:DescribeTrails' && outcome === 'denied')
    .map(({ detail }) => detail?.replace(/3[56]\d\d/, '3600'));
  expect(details.length).toBeGreaterThan(0);
  for (const detail of details) expect(detail).toMatch(/^the clock of this machine is 3600 seconds behind AWS's: /);
});

test('where AWS accepts no signature at all the scan ends, and names the clock', async () => {
  const clock = { aheadSeconds: 3_600, toleranceSeconds: -1 };
  await expect(scanSimulated({ in: 1, clock })).rejects.toThrow(
    /^AWS does not say whose credentials these are: the clock of this machine is 3(599|600|601) seconds behind AWS's: /,
  );
});
