import { z } from 'zod';
import { Cell, OperationName } from './cell.ts';
import { Finding, VERDICTS } from './finding.ts';
import { AccountId, Instant, RegionOrGlobal } from './names.ts';
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
  coverage: z.strictObject({
    /** `entered`: those whose role could be assumed and whose regions are known. */
    accounts: z.strictObject({ inScope: z.int(), entered: z.int() }),
    /** `expected`: what a scan would ask that can enter every account. */
    questions: z.strictObject({ expected: z.int(), answered: z.int() }),
    /** Operations that were asked and never answered, sorted. */
    refusedEverywhere: z.array(OperationName),
  }),
  gate: z.strictObject({
    failOn: FailOn,
    /** `no-verdict`: too little was seen to say that nothing fails. `off`: no severity closes it. */
    state: z.enum(['failed', 'passed', 'no-verdict', 'off']),
    failures: z.int(),
    /** Why too little was seen, also beside failures; null: enough was seen. */
    reason: z.string().nullable(),
  }),
  /** Whether everything that was asked for was seen. */
  complete: z.boolean(),
  exitCode: z.int(),
  reasons: z.array(ExitReason),
});
export type Summary = Readonly<z.infer<typeof Summary>>;

/** A rule as a report carries it: its words, without its conditions. */
export const ReportRule = Rule.omit({ $schema: true, applies: true, conditions: true, notes: true });
export type ReportRule = Readonly<z.infer<typeof ReportRule>>;

/** What was answered in one account and region: how many questions of each operation, sorted by operation. */
export const PlaceAnswers = z.strictObject({
  account: AccountId,
  region: RegionOrGlobal,
  operations: z.record(OperationName, z.int().min(1)),
});
export type PlaceAnswers = Readonly<z.infer<typeof PlaceAnswers>>;

export const REPORT_FORMAT = 'zonewarden.report/2';

/** What grows with the organization. As JSON each is a list with one element per line, after everything else. */
export const REPORT_LISTS = {
  /** Sorted by requirement, rule, account, region, resource. */
  findings: z.array(Finding),
  /** Cells that are no answers, sorted by account, region, operation, resource. */
  gaps: z.array(Cell),
  /** Cells that are answers, counted; sorted by account and region. */
  answers: z.array(PlaceAnswers),
  /** Every cell, sorted like the gaps; only when it was asked for. */
  coverage: z.array(Cell).optional(),
};

/** The native report: the source of every other format. */
export const WholeReport = z.strictObject({
  format: z.literal(REPORT_FORMAT),
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
  ...REPORT_LISTS,
});
/** A report with all of its lists in memory. */
export type WholeReport = Readonly<z.infer<typeof WholeReport>>;

/** What a report says besides its long lists. */
export type ReportHead = Omit<WholeReport, keyof typeof REPORT_LISTS>;

/**
 * A report as reporters see it. Its lists need not be in memory: each can be gone over as often as needed, and whoever
 * keeps what it gives has to say how much. A list that is not there is undefined.
 */
export type Report = ReportHead & {
  readonly findings: Iterable<Finding>;
  readonly gaps: Iterable<Cell>;
  readonly answers: Iterable<PlaceAnswers>;
  readonly coverage?: Iterable<Cell> | undefined;
};
