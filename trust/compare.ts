import { vocabulary } from '../engine/built-in-vocabulary.ts';
import type { Finding } from '../model/finding.ts';
import type { FullReport } from './whole-report.ts';

export type Difference = {
  /** Findings that became unknown, and unknown ones that stand for others which are gone. */
  readonly lost: readonly string[];
  /** Everything else that is otherwise: a scan that sees less must have none of it. */
  readonly wrong: readonly string[];
};

/**
 * What a scan that saw less says otherwise than one that saw everything, finding by finding as their ids tell them apart.
 * A finding may become unknown. It may be gone where an unknown finding of its rule has come that covers its place: one
 * on its region, on its account or on the organization, when it is not even known which resources there are. No other
 * finding may come or go.
 */
export function compare(clean: FullReport, broken: FullReport): Difference {
  const before = byKey(clean);
  const after = byKey(broken);
  const covered = new Set<string>();
  const lost: string[] = [];
  const wrong: string[] = [];
  for (const [key, finding] of after) {
    const was = before.get(key);
    if (was?.verdict === finding.verdict) continue;
    const hasCome = was === undefined;
    if (finding.verdict !== 'unknown' || (hasCome && !isOfPlace(finding, broken))) {
      wrong.push(`${key}: ${was?.verdict} -> ${finding.verdict}`);
      continue;
    }
    lost.push(key);
    // One that was there before stands for itself only, and not for others that are gone.
    if (hasCome) covered.add(placeOf(finding));
  }
  for (const [key, finding] of before) {
    if (after.has(key)) continue;
    const places = [finding, { ...finding, region: 'global' }];
    if (!isStillAsked(finding, clean, broken)) places.push(organizationPlace(finding, broken));
    if (!places.some((place) => covered.has(placeOf(place)))) wrong.push(`${key}: ${finding.verdict} -> gone`);
  }
  return { lost: lost.sort(), wrong: wrong.sort() };
}

/** Verdicts by what is judged: the same keys as in a difference. */
export function verdictsByKey(report: Pick<FullReport, 'findings'>): Map<string, Finding['verdict']> {
  return new Map(report.findings.map((finding) => [keyOf(finding), finding.verdict]));
}

function byKey(report: FullReport): Map<string, Finding> {
  return new Map(report.findings.map((finding) => [keyOf(finding), finding]));
}

/** What the id of a finding is made of, for a person to read. */
function keyOf(finding: Finding): string {
  return `${placeOf(finding)} ${finding.resource}`;
}

function placeOf({ rule, account, region }: Pick<Finding, 'rule' | 'account' | 'region'>): string {
  return `${rule} ${account} ${region}`;
}

/** Whether a finding is about a place as a whole, and not about something in it. */
function isOfPlace({ account, region, resource }: Finding, { targets }: FullReport): boolean {
  if (resource === `arn:${targets.partition}:iam::${account}:root`) return true;
  return resource === 'organization' && account === targets.organizationAccount && region === 'global';
}

/** Whether the subjects lie in an account that is still scanned, and all roles are known: then it speaks for itself. */
function isStillAsked({ account, subject }: Finding, clean: FullReport, broken: FullReport): boolean {
  if (vocabulary.subjects[subject.kind].scope === 'organization') return false;
  const { accounts, core } = broken.targets;
  const areRolesKnown = JSON.stringify(core) === JSON.stringify(clean.targets.core);
  return areRolesKnown && accounts.some((target) => target.account === account);
}

function organizationPlace(finding: Finding, { targets }: FullReport): Finding {
  return { ...finding, account: targets.organizationAccount, region: 'global' };
}
