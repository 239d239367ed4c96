import type { Cause, Finding } from '../../model/finding.ts';
import type { Place } from '../../model/names.ts';
import type { Rule } from '../../model/rule.ts';
import type { Targets } from '../../model/snapshot.ts';
import { distinctCauses } from '../inventory/causes.ts';
import { ORGANIZATION, organizationPlace, placeArn } from '../places.ts';
import { makeFinding, type Said } from './make-finding.ts';
import { unlistedMessage } from './messages.ts';

/** What a finding that is not about a subject stands at: an account, one of its regions, or the organization. */
export type Whole = { readonly place: Place; readonly resource: string; readonly name: string };

export function wholePlace(targets: Targets, place: Place): Whole {
  return { place, resource: placeArn(targets, place), name: nameOf(targets, place) };
}

export function wholeOrganization(targets: Targets): Whole {
  const place = organizationPlace(targets);
  return { place, resource: ORGANIZATION, name: nameOf(targets, place) };
}

/** The subjects of a place, or some of them, are not known. */
export function unlisted(rule: Rule, whole: Whole, causes: readonly Cause[]): Finding {
  const distinct = distinctCauses(causes);
  return finding(rule, whole, {
    verdict: 'unknown',
    message: unlistedMessage(rule.subject, distinct),
    causes: distinct,
  });
}

/** A place has no subject, and that is worth saying. */
export function withoutSubject(rule: Rule, whole: Whole, reason: string): Finding {
  return finding(rule, whole, { verdict: 'not-applicable', message: reason });
}

/** A sentence that asks nothing of AWS: one finding on the organization, whose notes are what a report prints. */
export function documentation(rule: Rule, targets: Targets): Finding {
  const message = `${rule.title}. There is nothing to check in AWS.`;
  const notes = [...(rule.documentation ?? [])];
  return finding(rule, wholeOrganization(targets), { verdict: 'not-applicable', message, notes });
}

function finding(rule: Rule, { place, resource, name }: Whole, said: Said): Finding {
  return makeFinding(rule, place, resource, name, said);
}

function nameOf({ accounts }: Targets, place: Place): string {
  return accounts.find(({ account }) => account === place.account)?.name ?? place.account;
}
