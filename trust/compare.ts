import type { Finding } from '../model/finding.ts';
import type { FullReport } from './whole-report.ts';

export type Difference = {
  /** Findings that became unknown. */
  readonly lost: readonly string[];
  /** Everything else that is otherwise: a scan that sees less must have none of it. */
  readonly wrong: readonly string[];
};

/**
 * What a scan that saw less says otherwise than one that saw everything. A finding may become unknown, and one may be
 * replaced by an unknown finding on its place, when it is not even known which resources there are.
 */
export function compare(clean: FullReport, broken: FullReport): Difference {
  const before = byKey(clean);
  const after = byKey(broken);
  const replacements = new Set<string>();
  const lost: string[] = [];
  const wrong: string[] = [];
  for (const [key, finding] of after) {
    const { verdict } = finding;
    const was = before.get(key)?.verdict;
    // One that was there before stands for itself only, and not for others that are gone.
    if (was === undefined && verdict === 'unknown') replacements.add(placeOf(finding));
    if (was === verdict) continue;
    if (verdict === 'unknown') lost.push(key);
    else wrong.push(`${key}: ${was} -> ${verdict}`);
  }
  const accounts = new Set(broken.targets.accounts.map(({ account }) => account));
  const management = broken.targets.core.management ?? '';
  const sum = after.get(`${SUM} ${management} global ${THE_ORGANIZATION}`);
  for (const [key, finding] of before) {
    if (after.has(key)) continue;
    // The place of a rule about the organization is its management account.
    const places = [finding, { ...finding, region: 'global' }, { ...finding, account: management, region: 'global' }];
    const isReplaced = places.some((place) => replacements.has(placeOf(place)));
    // An account that nobody names any more is told of by the rule that sums up.
    const isUnnamed = !accounts.has(finding.account) && sum?.verdict === 'unknown';
    if (!isReplaced && !isUnnamed) wrong.push(`${key}: ${finding.verdict} -> gone`);
  }
  return { lost: lost.sort(), wrong: wrong.sort() };
}

/** Verdicts by what is judged: the same keys as in a difference. */
export function verdictsByKey(report: FullReport): Map<string, Finding['verdict']> {
  return new Map(report.findings.map((finding) => [keyOf(finding), finding.verdict]));
}

const SUM = 'ASEA-LM-OV-01';
const THE_ORGANIZATION = 'the organization';

function byKey(report: FullReport): Map<string, Finding> {
  return new Map(report.findings.map((finding) => [keyOf(finding), finding]));
}

/** What the organization is called depends on whether its id is known. */
function keyOf(finding: Finding): string {
  const { kind, name } = finding.subject;
  const isOrganization = finding.region === 'global' && /:organization\/[^/]+$|:root$/.test(finding.resource);
  const what = kind === 'core-account' ? name : isOrganization ? THE_ORGANIZATION : finding.resource;
  return `${placeOf(finding)} ${what}`;
}

function placeOf({ rule, account, region }: Pick<Finding, 'rule' | 'account' | 'region'>): string {
  return `${rule} ${account} ${region}`;
}
