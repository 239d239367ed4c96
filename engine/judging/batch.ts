import { Almanac } from 'json-rules-engine';
import type { Finding } from '../../model/finding.ts';
import { resolvePath } from '../conditions/path.ts';
import type { SubjectFacts } from '../conditions/subject-facts.ts';

/** The subjects that one run of the rule engine judges, and the findings that it makes. */
export class Batch extends Almanac {
  readonly subjects: readonly SubjectFacts[];
  readonly findings: Finding[] = [];

  constructor(subjects: readonly SubjectFacts[]) {
    super({ allowUndefinedFacts: false, pathResolver: resolvePath });
    this.subjects = subjects;
  }
}
