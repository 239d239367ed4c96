import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import type { Finding } from '../../model/finding.ts';
import { compare, verdictsByKey } from '../compare.ts';
import type { FullReport } from '../whole-report.ts';

/**
 * What a narrowed scan says otherwise than that of everything. A finding about a place that was left out may be gone, and
 * any other may become unknown, as in every scan that sees less. So may be what stands in a list of the organization
 * that is not known to be whole, as it may not have been in the scan of everything either.
 */
export function faultsOfNarrowing(whole: FullReport, narrowed: FullReport): string[] {
  const subjects = new Map(whole.findings.map((finding) => [keyOf(finding), finding]));
  const unlisted = new Set(narrowed.findings.filter(isUnlisted).map(({ rule }) => rule));
  const faults = compare(whole, narrowed).wrong.filter((line) => {
    const [key = '', move = ''] = line.split(/: (?=\S+ -> \S+$)/);
    const finding = subjects.get(key);
    if (!move.endsWith('-> gone') || finding === undefined) return true;
    return !isLeftOut(finding, narrowed) && !unlisted.has(finding.rule);
  });
  if (isNarrowed(narrowed) && hasSums(narrowed) && narrowed.summary.complete) faults.push('it calls itself complete');
  return faults;
}

function keyOf(finding: Finding): string {
  const [key = ''] = verdictsByKey({ findings: [finding] }).keys();
  return key;
}

/** Whether a thing lies in an account or a region that was not looked at. What is said of all of them does not. */
function isLeftOut({ account, region, subject }: Finding, { targets }: FullReport): boolean {
  if (vocabulary.subjects[subject.kind].scope === 'organization') return false;
  const target = targets.accounts.find((one) => one.account === account);
  if (target?.leftOut?.kind === 'not-selected') return true;
  return target?.regionsLeftOut.some((left) => left.region === region && left.kind === 'not-selected') === true;
}

/** Whether a finding says that a list of the organization may lack something. */
function isUnlisted({ verdict, resource, subject }: Finding): boolean {
  const isOfOrganization = vocabulary.subjects[subject.kind].scope === 'organization';
  return verdict === 'unknown' && resource === 'organization' && isOfOrganization;
}

function isNarrowed({ targets }: FullReport): boolean {
  return targets.accounts.some(
    ({ leftOut, regionsLeftOut }) =>
      leftOut?.kind === 'not-selected' || regionsLeftOut.some(({ kind }) => kind === 'not-selected'),
  );
}

/** Whether something was judged that is about all accounts. */
function hasSums({ findings }: FullReport): boolean {
  return findings.some(({ requirement }) => requirement === 'ASEA-LM-OV-01');
}
