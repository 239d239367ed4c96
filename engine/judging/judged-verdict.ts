import type { Verdict } from '../../model/finding.ts';

/** The verdicts that conditions can have. */
export type JudgedVerdict = Exclude<Verdict, 'manual'>;
