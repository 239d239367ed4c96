import { Almanac } from 'json-rules-engine';
import type { SubjectFacts } from '../conditions/subject-facts.ts';
import type { JudgedVerdict } from './judged-verdict.ts';

/** The subjects that one run of the rule engine judges, and the verdicts that it comes to. */
export class Batch extends Almanac {
  readonly subjects: readonly SubjectFacts[];
  /** By rule id, in the order of the subjects. */
  readonly verdicts = new Map<string, readonly JudgedVerdict[]>();

  constructor(subjects: readonly SubjectFacts[]) {
    super();
    this.subjects = subjects;
  }
}
