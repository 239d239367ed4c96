import type { z } from 'zod';
import type { ResourceType } from '../model/resource.ts';
import type { SubjectKind } from '../model/rule.ts';
import type { SubjectOf } from './subject.ts';
import type { World } from './world.ts';

/**
 * A named pure function from a subject and the world to a value. Rules name facts and paths into their values; every
 * path is checked against `shape` before anything runs.
 */
export interface Fact<K extends SubjectKind = SubjectKind, S extends z.ZodObject = z.ZodObject> {
  /** The kinds of subject that it speaks of. */
  readonly subjects: readonly K[];
  readonly shape: S;
  /** The resource types that it asks the world for; the union over the selected rules is what a scan collects. */
  readonly needs: readonly ResourceType[];
  /** Whether it asks for tallies: its rules are judged after all others. For facts about the organization only. */
  readonly rollUp?: true;
  /** Where the value has a member `notes` (a list of text), its entries are added to the finding. */
  read(subject: SubjectOf<K>, world: World): z.infer<S>;
}

/** Keeps the types of a fact's parts together. */
export function fact<K extends SubjectKind, S extends z.ZodObject>(definition: Fact<K, S>): Fact<K, S> {
  return definition;
}
