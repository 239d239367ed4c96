import { z } from 'zod';
import type { Finding } from '../../model/finding.ts';

/** A finding without its words. Everything that names the subject is kept, so that a comparison can decide. */
const Said = z.strictObject({
  rule: z.string(),
  account: z.string(),
  region: z.string(),
  resource: z.string(),
  subject: z.strictObject({ kind: z.string(), name: z.string() }),
  verdict: z.string(),
});
export type Said = Readonly<z.infer<typeof Said>>;

/** What is judged, by name, with the findings about it. */
const Judged = z.record(z.string(), z.array(Said));
export type Judged = Readonly<z.infer<typeof Judged>>;

/** Every verdict on everything that the project has to judge. */
export const VerdictRecord = z.strictObject({
  format: z.literal('zonewarden.verdicts/1'),
  /** `RULE section: name` of each example. */
  examples: Judged,
  /** Each violation and situation of the simulated organization. */
  scenarios: Judged,
});
export type VerdictRecord = Readonly<z.infer<typeof VerdictRecord>>;

export function saidOf({ rule, account, region, resource, subject, verdict }: Finding): Said {
  return { rule, account, region, resource, subject: { kind: subject.kind, name: subject.name }, verdict };
}
