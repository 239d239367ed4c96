import type { Finding } from '../../model/finding.ts';
import { compare } from '../compare.ts';

/** Sorted by requirement, rule, account, region, resource: the order of every report. */
export function sortFindings(findings: Finding[]): Finding[] {
  return findings.sort(byPlaceOfRule);
}

function byPlaceOfRule(a: Finding, b: Finding): number {
  return (
    compare(a.requirement, b.requirement) ||
    compare(a.rule, b.rule) ||
    compare(a.account, b.account) ||
    compare(a.region, b.region) ||
    compare(a.resource, b.resource)
  );
}
