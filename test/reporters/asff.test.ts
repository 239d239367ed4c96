import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Report } from '../../model/report.ts';
import { asff } from '../../reporters/asff.ts';
import { AsffFindings } from '../../trust/hostile/asff-schema.ts';
import { anyReport } from './arbitrary.ts';
import { REPORT } from './fixture.ts';
import { textOf } from './text-of.ts';

function findingsOf(report: Report) {
  return AsffFindings.parse(JSON.parse(textOf(asff, report)));
}

test('the schema notices a finding that Security Hub would refuse', () => {
  const [finding] = findingsOf(REPORT);
  expect(AsffFindings.safeParse([{ ...finding, Title: 'x'.repeat(257) }]).success).toBe(false);
  expect(AsffFindings.safeParse([{ ...finding, Description: ' ' }]).success).toBe(false);
});

test('failed findings are FAILED, unknown ones NOT_AVAILABLE, and nothing else is in the file', () => {
  const expected = REPORT.findings
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'unknown')
    .map(({ id, verdict }) => [id, verdict === 'fail' ? 'FAILED' : 'NOT_AVAILABLE', 'ACTIVE']);
  expect(
    findingsOf(REPORT).map((finding) => [
      finding.ProductFields['zonewarden/finding'],
      finding.Compliance.Status,
      finding.RecordState,
    ]),
  ).toEqual(expected);
});

test('a failed VPC is this finding', () => {
  expect(findingsOf(REPORT).find(({ GeneratorId }) => GeneratorId === 'zonewarden/ASEA-LM-FL-01')).toEqual({
    SchemaVersion: '2018-10-08',
    Id: 'zonewarden/ASEA-LM-FL-01/444455556666/ca-central-1/9c914ed26b0cd6e465b43b90556fc1de',
    ProductArn: 'arn:aws:securityhub:ca-central-1:444455556666:product/444455556666/default',
    ProductName: 'Zonewarden',
    Region: 'ca-central-1',
    GeneratorId: 'zonewarden/ASEA-LM-FL-01',
    AwsAccountId: '444455556666',
    CreatedAt: '2026-11-23T06:00:00.000Z',
    UpdatedAt: '2026-11-23T06:04:30.000Z',
    Title: 'vpc vpc-0a1b2c3d4e5f60718: not met: Every VPC records accepted and rejected traffic',
    Description: 'Not met: an active flow log of the VPC records ALL traffic.',
    Remediation: { Recommendation: { Text: 'Add a flow log with traffic type ALL to the VPC.' } },
    ProductFields: {
      'zonewarden/requirement': 'ASEA-LM-FL-01',
      'zonewarden/finding': REPORT.findings.find(({ rule, verdict }) => rule === 'ASEA-LM-FL-01' && verdict === 'fail')
        ?.id,
      'zonewarden/verdict': 'fail',
      'zonewarden/place': '444455556666/ca-central-1',
      'zonewarden/resource': 'arn:aws:ec2:ca-central-1:444455556666:vpc/vpc-0a1b2c3d4e5f60718',
      'zonewarden/account-name': '<img src=x onerror="alert(1)">',
    },
    Resources: [
      {
        Type: 'AwsEc2Vpc',
        Id: 'arn:aws:ec2:ca-central-1:444455556666:vpc/vpc-0a1b2c3d4e5f60718',
        Partition: 'aws',
        Region: 'ca-central-1',
      },
    ],
    Compliance: {
      Status: 'FAILED',
      SecurityControlId: 'ASEA-LM-FL-01',
      RelatedRequirements: [
        'ASEA-LM-FL-01',
        'cis-aws-5.0 3.7',
        'nist-800-53-r5 AU-12',
        'nist-800-53-r5 AU-2',
        'security-hub EC2.6',
      ],
    },
    RecordState: 'ACTIVE',
    FindingProviderFields: {
      Severity: { Label: 'HIGH', Original: 'high' },
      Types: ['Software and Configuration Checks/Industry and Regulatory Standards/ASEA Logging and Monitoring'],
    },
  });
});

test('what is global belongs to the home region, but keeps its own identity', () => {
  const [finding] = findingsOf(REPORT).filter(({ GeneratorId }) => GeneratorId === 'zonewarden/ASEA-LM-CT-01');
  expect([finding?.Region, finding?.ProductArn, finding?.Id.split('/').slice(0, 4)]).toEqual([
    'ca-central-1',
    'arn:aws:securityhub:ca-central-1:111122223333:product/111122223333/default',
    ['zonewarden', 'ASEA-LM-CT-01', '111122223333', 'global'],
  ]);
});

test('an unknown finding says which questions have no answer', () => {
  const [finding] = findingsOf(REPORT).filter(({ Title }) =>
    Title.startsWith('bucket asea-logarchive-phase0-cacentral1'),
  );
  expect(finding?.Compliance.StatusReasons).toEqual([
    { ReasonCode: 'THROTTLED', Description: 's3:GetBucketVersioning in 222233334444 global: throttled' },
    { ReasonCode: 'PENDING', Description: 'an answer in 222233334444 ca-central-1: pending' },
  ]);
});

test('a place whose VPCs could not be listed is not given out as a VPC', () => {
  const place = 'arn:aws:ec2:ca-central-1:444455556666:vpc';
  const findings = REPORT.findings.map((finding) => ({ ...finding, resource: place }));
  const types = findingsOf({ ...REPORT, findings }).map(({ Resources }) => Resources[0]?.Type);
  expect(new Set(types)).toEqual(new Set(['Other']));
});

test('a partition that the API does not have is left out of the resource', () => {
  const elsewhere = { ...REPORT, targets: { ...REPORT.targets, partition: 'aws-eusc' } };
  for (const { Resources } of findingsOf(elsewhere)) expect(Resources[0]).not.toHaveProperty('Partition');
});

test('identities are unique and stay the same over scans', () => {
  const idsOf = (report: Report) => findingsOf(report).map(({ Id }) => Id);
  const later = { ...REPORT, takenAt: '2026-11-24T06:00:00.000Z', endedAt: '2026-11-24T06:01:00.000Z' };
  expect(new Set(idsOf(REPORT)).size).toBe(idsOf(REPORT).length);
  expect(idsOf(later)).toEqual(idsOf(REPORT));
});

test('whatever AWS and the rules say, every finding is within the limits of Security Hub', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      for (const finding of findingsOf(report)) {
        expect(Buffer.byteLength(JSON.stringify(finding))).toBeLessThan(240 * 1_024);
        expect(finding.ProductArn.split(':')[3]).toBe(finding.Region);
        expect(finding.ProductArn.split(':')[4]).toBe(finding.AwsAccountId);
      }
    }),
    { numRuns: 100, endOnFailure: true },
  );
});
