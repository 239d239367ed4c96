import type { Cause, Finding } from '../../model/finding.ts';
import type { Place } from '../../model/names.ts';
import type { Rule } from '../../model/rule.ts';
import type { Targets } from '../../model/snapshot.ts';
import { organizationArn, organizationPlace, placeArn } from '../places.ts';
import { distinctCauses } from '../world/causes.ts';
import { makeFinding } from './make-finding.ts';
import { unlistedMessage } from './messages.ts';

/** The subjects of a place, or some of them, are not known. */
export function unlisted(rule: Rule, targets: Targets, place: Place, causes: readonly Cause[]): Finding {
  const distinct = distinctCauses(causes);
  const message = unlistedMessage(rule.subject, distinct);
  const said = { verdict: 'unknown', message, causes: distinct } as const;
  return makeFinding(rule, place, placeArn(targets, place), nameOf(targets, place), said);
}

/** A place has no subject, and that is worth saying. */
export function withoutSubject(rule: Rule, targets: Targets, place: Place, reason: string): Finding {
  const said = { verdict: 'not-applicable', message: reason } as const;
  return makeFinding(rule, place, placeArn(targets, place), nameOf(targets, place), said);
}

/** A sentence that asks nothing of AWS: one finding on the organization, whose notes are what a report prints. */
export function documentation(rule: Rule, targets: Targets): Finding {
  const place = organizationPlace(targets);
  const message = `${rule.title}. There is nothing to check in AWS.`;
  const notes = [...(rule.documentation ?? [])];
  const resource = organizationArn(targets);
  return makeFinding(rule, place, resource, nameOf(targets, place), { verdict: 'not-applicable', message, notes });
}

function nameOf({ accounts }: Targets, place: Place): string {
  return accounts.find(({ account }) => account === place.account)?.name ?? place.account;
}
