import { describe, expect, it } from 'vitest';
import { scanSimulated } from '../../trust/scan.ts';

const REGION = 'us-east-1';
const where = { size: 5, in: ['ca-central-1', REGION], rules: ['ASEA-LM-GD-*'] } as const;
const lacking = { guardduty: [REGION] };

function verdictsIn(region: string, findings: readonly { readonly region: string; readonly verdict: string }[]) {
  return new Set(findings.filter((finding) => finding.region === region).map(({ verdict }) => verdict));
}

describe('a region in which AWS does not offer GuardDuty', () => {
  it('is left out: nothing is sent there, nothing is unknown, and the scan passes', async () => {
    const { report, server } = await scanSimulated({ ...where, lacking });
    expect(verdictsIn(REGION, report.findings)).toEqual(new Set(['not-applicable']));
    expect(verdictsIn('ca-central-1', report.findings)).toEqual(new Set(['pass']));
    expect(report.summary).toMatchObject({ complete: true, exitCode: 0 });
    const sent = server.calls.filter(
      ({ operation, region }) => operation.startsWith('guardduty:') && region === REGION,
    );
    expect(sent).toEqual([]);
    const cells = report.coverage.filter(({ outcome }) => outcome === 'not-in-region');
    expect(new Set(cells.map(({ region, operation }) => `${region} ${operation}`))).toEqual(
      new Set(
        ['guardduty:ListDetectors', 'guardduty:ListOrganizationAdminAccounts'].map((name) => `${REGION} ${name}`),
      ),
    );
  });

  it('is unknown where AWS’s list could not be read', async () => {
    const { report } = await scanSimulated({
      ...{ ...where, lacking, faults: ['denied:operation=ssm:GetParametersByPath'] },
      // Nobody answers in that region, for however long it is asked.
      timing: { deadlines: { throttled: 5_000, unanswered: 5_000 } },
    });
    expect(verdictsIn(REGION, report.findings)).toEqual(new Set(['unknown']));
    expect(report.summary).toMatchObject({ complete: false, exitCode: 3 });
  });
});
