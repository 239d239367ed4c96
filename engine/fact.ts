import type { z } from 'zod';
import type { CoreRole } from '../model/names.ts';
import type { ResourceType } from '../model/resource.ts';
import type { SubjectKind } from '../model/subject-kinds.ts';
import type { Inventory } from './inventory.ts';
import type { SubjectOf } from './subject.ts';

/**
 * A named pure function from a subject and the inventory to a value. Rules name facts and paths into their values; every
 * path is checked against `shape` before anything runs.
 */
export interface Fact<
  K extends SubjectKind = SubjectKind,
  S extends z.ZodObject = z.ZodObject,
  N extends ResourceType = ResourceType,
> {
  /** The kinds of subject that it speaks of. */
  readonly subjects: readonly K[];
  readonly shape: S;
  /**
   * The resource types that it asks the inventory for; the compiler refuses any other. The union over the selected rules is
   * what a scan collects.
   */
  readonly needs: readonly N[];
  /** Set where only the account in this role is asked: a rule has to be about subjects of that account. */
  readonly onlyIn?: CoreRole;
  /** Whether it asks for tallies: its rules are judged after all others. For facts about the organization only. */
  readonly rollUp?: true;
  /** Where the value has a member `notes` (a list of text), its entries are added to the finding. */
  read(subject: SubjectOf<K>, inventory: Inventory<N>): z.infer<S>;
}

/** Keeps the types of a fact's parts together. */
export function fact<K extends SubjectKind, S extends z.ZodObject, N extends ResourceType>(
  definition: Fact<K, S, N>,
): Fact<K, S, N> {
  return definition;
}
