import { z } from 'zod';
import { Cell } from './cell.ts';
import { Finding, VERDICTS } from './finding.ts';
import { Instant } from './names.ts';
import { Parameters } from './parameters.ts';
import { Rule } from './rule.ts';
import { SEVERITIES, type Severity } from './severity.ts';
import { AccountChange, CallCount, ClockCheck, Targets } from './snapshot.ts';

const Counts = z.strictObject(
  Object.fromEntries(VERDICTS.map((verdict) => [verdict, z.int().min(0)])) as Record<
    (typeof VERDICTS)[number],
    z.ZodInt
  >,
);
export type Counts = z.infer<typeof Counts>;

/** `--fail-on`: the mildest severity that closes the gate, or `none`. */
export const FailOn = z.enum([...SEVERITIES, 'none']);
export type FailOn = z.infer<typeof FailOn>;

/** Why the exit code is what it is; every reason that applies, worst first. */
export const ExitReason = z.strictObject({
  code: z.int(),
  reason: z.string(),
});

export const Summary = z.strictObject({
  counts: Counts,
  /** Sorted by requirement. */
  byRequirement: z.array(z.strictObject({ requirement: z.string(), counts: Counts })),
  /** Unwaived failures by severity. */
  failuresBySeverity: z.strictObject(
    Object.fromEntries(SEVERITIES.map((severity) => [severity, z.int().min(0)])) as Record<Severity, z.ZodInt>,
  ),
  cells: z.strictObject({ planned: z.int(), known: z.int(), gaps: z.int() }),
  gate: z.strictObject({ failOn: FailOn, passed: z.boolean(), failures: z.int() }),
  /** Whether everything that was asked for was seen. */
  complete: z.boolean(),
  exitCode: z.int(),
  reasons: z.array(ExitReason),
});
export type Summary = Readonly<z.infer<typeof Summary>>;

/** A rule as a report carries it: its words, without its conditions. */
export const ReportRule = Rule.omit({ $schema: true, applies: true, conditions: true, notes: true });
export type ReportRule = Readonly<z.infer<typeof ReportRule>>;

/** The native report: the source of every other format. */
export const Report = z.strictObject({
  format: z.literal('zonewarden.report/1'),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  takenAt: Instant,
  endedAt: Instant,
  interrupted: z.enum(['SIGINT', 'SIGTERM']).nullable(),
  profile: z.string(),
  parameters: Parameters,
  targets: Targets,
  /** Requests to AWS, sorted by operation. */
  calls: z.array(CallCount),
  clock: ClockCheck,
  /** Sorted by account and kind. */
  changes: z.array(AccountChange),
  /** The rules that were judged, sorted by id. */
  rules: z.array(ReportRule),
  /** Requirements of the chapter that no rule judges in this version, with the reason; sorted. */
  notJudged: z.array(z.strictObject({ requirement: z.string(), reason: z.string() })),
  summary: Summary,
  /** Sorted by requirement, rule, account, region, resource. */
  findings: z.array(Finding),
  /** Every cell, sorted by account, region, operation, resource. */
  coverage: z.array(Cell),
});
export type Report = Readonly<z.infer<typeof Report>>;
