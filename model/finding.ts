import { z } from 'zod';
import { Outcome } from './cell.ts';
import { AccountId, RegionOrGlobal } from './names.ts';
import { RequirementId, RuleId } from './rule.ts';
import { Severity } from './severity.ts';
import { SubjectKind } from './subject-kinds.ts';

/**
 * - `pass`: every fact known, conditions true.
 * - `fail`: known facts prove it, whatever else is unknown.
 * - `unknown`: a fact is missing; `causes` says which questions were not answered.
 * - `not-applicable`: the sentence does not speak of this subject, proven by known facts.
 * - `manual`: AWS cannot show it and no valid attestation is on file.
 */
export const VERDICTS = ['fail', 'unknown', 'manual', 'pass', 'not-applicable'] as const;
export const Verdict = z.enum(VERDICTS);
export type Verdict = z.infer<typeof Verdict>;

/** One clause as it was seen. `met: null`: could not be known. */
export const Evidence = z.strictObject({
  clause: z.string(),
  fact: z.string(),
  path: z.string(),
  operator: z.string(),
  expected: z.json(),
  /** The value at the path; null also where it could not be known. */
  observed: z.json(),
  met: z.boolean().nullable(),
});
export type Evidence = Readonly<z.infer<typeof Evidence>>;

/**
 * Why something is unknown: a cell that is a gap, or `not-asked` (the scan did not include the question), `pending`
 * (AWS has not produced the answer yet) or `clock` (the clock of the machine that scanned is not to be trusted, so that
 * nobody knows how old something is).
 */
export const Cause = z.strictObject({
  account: AccountId,
  region: RegionOrGlobal,
  /** null for `pending` and `clock`, and where no single question stands behind it. */
  operation: z.string().nullable(),
  resource: z.string().nullable(),
  outcome: z.enum([...Outcome.options, 'not-asked', 'pending', 'clock']),
  detail: z.string().nullable(),
});
export type Cause = Readonly<z.infer<typeof Cause>>;

export const Finding = z.strictObject({
  /** Stable over scans: 32 hex digits of SHA-256 over rule, account, region and resource. */
  id: z.string().regex(/^[0-9a-f]{32}$/),
  requirement: RequirementId,
  rule: RuleId,
  verdict: Verdict,
  severity: Severity,
  account: AccountId,
  region: RegionOrGlobal,
  /** The ARN of the subject; `organization`, or something below it, where the subject is the organization or a part of it. */
  resource: z.string(),
  subject: z.strictObject({ kind: SubjectKind, name: z.string() }),
  /** One or two sentences for a person. */
  message: z.string(),
  /** Of a failed or unknown finding: its clauses. Empty for the other verdicts. */
  evidence: z.array(Evidence),
  /** Of an unknown finding: never empty. */
  causes: z.array(Cause),
  /** Things worth telling that do not change the verdict. */
  notes: z.array(z.string()),
});
export type Finding = Readonly<z.infer<typeof Finding>>;
