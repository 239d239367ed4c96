import type { Place } from '../model/names.ts';
import type { Resource, ResourceType } from '../model/resource.ts';
import { kindOf, SubjectKind } from '../model/subject-kinds.ts';
import type { Inventory } from './inventory.ts';
import { type Listing, type Subject, type SubjectLister, subjects } from './subject.ts';

type Listers = { readonly [K in SubjectKind]: SubjectLister<K> };

/**
 * Listers by hand, completed by one for each kind in a region that simply is every resource of a type. Throws for a kind
 * that nobody can list.
 */
export function withEveryResource(byHand: Partial<Listers>): Listers {
  const complete = SubjectKind.options.map((kind) => [kind, byHand[kind] ?? everyResource(kind)] as const);
  return Object.fromEntries(complete) as unknown as Listers;
}

/** Every resource of a kind's type in a place. A place without one has none, and nothing to say about it. */
function everyResource(kind: SubjectKind): SubjectLister {
  const { within, accounts, resource: type, calledBy } = kindOf(kind);
  if (within !== 'region' || type === undefined || calledBy === undefined) {
    throw new Error(`nothing lists the subjects of kind ${kind}`);
  }
  return subjects<SubjectKind, ResourceType>({
    kind,
    scope: 'region',
    accounts,
    needs: [type],
    list: (inventory: Inventory, place: Place) =>
      ({
        subjects: inventory.all(type, place).map((resource) => subjectOf(kind, resource, calledBy)),
      }) as Listing<SubjectKind>,
  });
}

function subjectOf(kind: SubjectKind, resource: Resource, calledBy: readonly string[]): Subject {
  const { account, region, id: arn } = resource;
  const fields: Readonly<Record<string, unknown>> = resource;
  const name = calledBy.map((field) => fields[field]).find((value) => typeof value === 'string') ?? arn;
  return { kind, account, region, arn, name, resource } as Subject;
}
