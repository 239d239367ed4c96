import type { SubjectKind } from '../model/subject-kinds.ts';
import type { Fact } from './fact.ts';
import type { SubjectLister } from './subject.ts';

/** What rules are written in: the facts by name, and how to find the subjects of each kind. */
export type Vocabulary = {
  readonly facts: Readonly<Record<string, Fact>>;
  readonly subjects: Readonly<Record<SubjectKind, SubjectLister>>;
};
