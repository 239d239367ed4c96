import type { Finding } from '../../model/finding.ts';
import type { Place } from '../../model/names.ts';
import { type Rule, requirementOf } from '../../model/rule.ts';
import { findingId } from './finding-id.ts';

/** What a finding says, as far as it says more than its verdict and its message. */
export type Said = Pick<Finding, 'verdict' | 'message'> & Partial<Pick<Finding, 'evidence' | 'causes' | 'notes'>>;

/**
 * How many causes a finding names. What speaks of a whole organization could have as many as there are questions; the
 * report lists every question without an answer beside the findings.
 */
export const MOST_CAUSES = 1_000;

/** The finding of a rule about a resource. Its members always stand in the same order, so that equal means equal bytes. */
export function makeFinding(rule: Rule, place: Place, resource: string, name: string, said: Said): Finding {
  const causes = said.causes ?? [];
  const notes = said.notes ?? [];
  return {
    id: findingId(rule.id, place, resource),
    requirement: requirementOf(rule.id),
    rule: rule.id,
    verdict: said.verdict,
    severity: rule.severity,
    account: place.account,
    region: place.region,
    resource,
    subject: { kind: rule.subject, name },
    message: said.message,
    evidence: said.evidence ?? [],
    causes: causes.slice(0, MOST_CAUSES),
    notes: causes.length > MOST_CAUSES ? [...notes, MORE_CAUSES] : notes,
  };
}

const MORE_CAUSES = `There are more causes than the ${MOST_CAUSES} that are named here.`;
