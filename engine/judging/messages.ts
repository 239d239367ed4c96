import type { Cause } from '../../model/finding.ts';
import { SUBJECT_KINDS, type SubjectKind } from '../../model/subject-kinds.ts';
import type { CompiledConditions } from '../conditions/compile.ts';
import { unmetClauses } from '../conditions/explain.ts';
import type { SubjectFacts } from '../conditions/subject-facts.ts';
import { found } from './found.ts';

const SHOWN_CAUSES = 3;

/** `Not met: <clause> (found <value>); <clause>.` */
export function failureMessage(conditions: CompiledConditions, facts: SubjectFacts): string {
  const clauses = unmetClauses(conditions, facts).map((compiled) => `${compiled.clause.name}${found(compiled, facts)}`);
  return `Not met: ${clauses.join('; ')}.`;
}

/** Why the rule does not speak of the subject, in the same form. */
export function notApplicableMessage(conditions: CompiledConditions, facts: SubjectFacts): string {
  const clauses = unmetClauses(conditions, facts).map((compiled) => `${compiled.clause.name}${found(compiled, facts)}`);
  return `Does not apply, because this is not so: ${clauses.join('; ')}.`;
}

/** Why nothing is asked of a place: `AWS lists guardduty in 20 regions, and ap-east-2 is not among them.` */
export function notInRegionMessage(causes: readonly Cause[]): string {
  const reasons = causes.map(({ detail, region }) => detail ?? `the service is not in ${region}`);
  return `Does not apply: ${[...new Set(reasons)].join('; ')}.`;
}

/** Which questions were not answered, and where. */
export function unknownMessage(causes: readonly Cause[]): string {
  return `Could not be known: ${listOf(causes)}.`;
}

/** Which questions were not answered, so that the subjects of the place are not known. */
export function unlistedMessage(kind: SubjectKind, causes: readonly Cause[]): string {
  return `Could not list every ${SUBJECT_KINDS[kind].noun}: ${listOf(causes)}.`;
}

function listOf(causes: readonly Cause[]): string {
  const shown = causes.slice(0, SHOWN_CAUSES).map(causeText);
  const more = causes.length - shown.length;
  return more === 0 ? shown.join('; ') : `${shown.join('; ')}; and ${more} more`;
}

function causeText({ account, region, operation, resource, outcome, detail }: Cause): string {
  const where = region === 'global' ? account : `${account} ${region}`;
  const place = resource === null ? where : `${where} for ${resource}`;
  if (outcome === 'pending') return `AWS has not produced it yet in ${place}${because(detail)}`;
  if (outcome === 'clock') return `how old it is in ${place}${because(detail)}`;
  const asked = operation ?? 'the question';
  if (outcome === 'not-asked') return `${asked} was not asked in ${place}${because(detail)}`;
  return `${asked} ${HAPPENED[outcome]} in ${place}`;
}

const HAPPENED: Record<Exclude<Cause['outcome'], 'pending' | 'not-asked' | 'clock'>, string> = {
  denied: 'was denied',
  'denied-by-scp': 'was denied by a service control policy',
  throttled: 'was throttled',
  unreachable: 'could not be reached',
  failed: 'failed',
  'not-in-region': 'does not exist: the service is not in the region,',
  replaced: 'was refused, and another operation answered,',
  collected: 'was answered',
  off: 'was answered',
};

function because(detail: string | null): string {
  return detail === null ? '' : ` (${detail})`;
}
