import { expect, test } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import { SEVERITIES, severityRank } from '../../model/severity.ts';
import { causeGroups } from '../../reporters/causes.ts';
import { startWorstFirst, worstFailures } from '../../reporters/worst-first.ts';
import { vpcFindings } from './fixture.ts';

/** Findings of every severity and verdict in turn. */
const FINDINGS: readonly Finding[] = vpcFindings(60, 'fail').map((finding, index) => ({
  ...finding,
  severity: SEVERITIES[(index * 3) % 5] ?? 'low',
  verdict: index % 4 === 0 ? 'pass' : 'fail',
}));

const worstOf = (findings: readonly Finding[]) =>
  findings.toSorted((a, b) => severityRank(a.severity) - severityRank(b.severity));

test.each([0, 1, 7, 45, 100])('the worst %i failures are those of a sorted list', (most) => {
  const failures = FINDINGS.filter(({ verdict }) => verdict === 'fail');
  expect(worstFailures(FINDINGS, most)).toEqual({ worst: worstOf(failures).slice(0, most), failures: 45 });
});

test.each([0, 1, 7, 60])('of %i chosen findings the rest is told, each once', (most) => {
  const rest: Finding[] = [];
  const chosen = startWorstFirst(most, (finding) => rest.push(finding));
  FINDINGS.forEach(chosen.add);
  expect(rest).toHaveLength(FINDINGS.length - most);
  expect(new Set([...rest, ...chosen.worst()])).toEqual(new Set(FINDINGS));
});

/** Unknown findings, each because of two questions of its own and one that all share. */
const UNKNOWN: readonly Finding[] = vpcFindings(50, 'unknown').map((finding, index) => ({
  ...finding,
  causes: [(index * 7) % 50, ((index * 11) % 50) + 50, 100].map((number) => ({
    account: String(111_122_220_000 + number),
    region: 'ca-central-1',
    operation: 'ec2:DescribeVpcs',
    resource: `vpc-${index}`,
    outcome: 'denied' as const,
    detail: null,
  })),
}));

test.each([1, 5, 30, 101])('the first %i groups of causes are those of all groups', (most) => {
  const all = causeGroups(UNKNOWN, Number.POSITIVE_INFINITY);
  expect(all.groups).toHaveLength(101);
  expect(all.groups.at(-1)).toMatchObject({ findings: 50, resources: { length: 50 } });
  expect(all.areMore).toBe(false);
  expect(causeGroups(UNKNOWN, most)).toEqual({ groups: all.groups.slice(0, most), areMore: most < 101 });
});
