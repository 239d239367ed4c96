import type { Finding } from '../../model/finding.ts';
import type { Place } from '../../model/names.ts';
import { type Severity, severityRank } from '../../model/severity.ts';
import { distinctCauses } from '../world/causes.ts';
import { NotKnown, type Tally } from '../world.ts';

/**
 * Failures and gaps by requirement, over the findings so far. Throws NotKnown for a requirement that has none: it was
 * not judged, which is no proof that it is met.
 */
export function tallyOf(findings: readonly Finding[], place: Place): (requirement: string) => Tally {
  const byRequirement = Map.groupBy(findings, ({ requirement }) => requirement);
  const tallies = new Map([...byRequirement].map(([requirement, judged]) => [requirement, count(judged)]));

  return (requirement) => {
    const tally = tallies.get(requirement);
    if (tally !== undefined) return tally;
    const detail = `no rule of ${requirement} was judged`;
    throw new NotKnown([{ ...place, operation: null, resource: null, outcome: 'not-asked', detail }]);
  };
}

function count(findings: readonly Finding[]): Tally {
  let worstFailure: Severity | null = null;
  const unknown = findings.filter(({ verdict }) => verdict === 'unknown');
  for (const { verdict, severity } of findings) {
    if (verdict !== 'fail') continue;
    if (worstFailure === null || severityRank(severity) < severityRank(worstFailure)) worstFailure = severity;
  }
  const causes = distinctCauses(unknown.flatMap((finding) => finding.causes));
  return { worstFailure, unknown: unknown.length, causes };
}
