import { isKnown } from '../../model/cell.ts';
import { WholeReport } from '../../model/report.ts';
import { compare, verdictsByKey } from '../compare.ts';
import type { FullReport } from '../whole-report.ts';
import type { Baseline } from './baseline.ts';
import type { Case } from './cases.ts';
import type { Trial } from './trial.ts';

/** What came of a fault. */
export type Judged = {
  /** false: no call met it, because it cannot happen to this operation. */
  readonly isMet: boolean;
  readonly lost: readonly string[];
  /** Verdicts that moved otherwise than to unknown. */
  readonly moved: readonly string[];
  /** What is broken of the promise; empty: nothing. */
  readonly broken: readonly string[];
  /** The fault was taken for an answer, and what was read is not what is there. */
  readonly isBelieved: boolean;
  /** What passes under the fault. */
  readonly passes: readonly string[];
  /** What the scan called, once each. */
  readonly operations: readonly string[];
};

/**
 * Holds a scan under a fault against the one without. `deniedLoss` is what is lost when the operation is denied; null
 * while that is what is being found out.
 */
export function judgeTrial(
  { operation, effect }: Case,
  trial: Trial,
  clean: Baseline,
  deniedLoss: readonly string[] | null,
): Judged {
  const operations = [...new Set(trial.calls.map((call) => call.operation))];
  const nothing = { operations, passes: [], lost: [], moved: [], broken: [], isBelieved: false };
  const met = trial.calls.filter((call) => call.fault !== null && call.operation === operation);
  if (met.length === 0) return { ...nothing, isMet: false };
  if (trial.report === null) {
    const isRight = trial.error?.name === 'CallerNotKnown' && clean.ofCaller.has(operation);
    const broken = isRight ? [] : [`the scan breaks: ${trial.error?.message}`];
    return { ...nothing, isMet: true, broken };
  }
  const { report } = trial;
  const { lost, wrong: moved } = compare(clean.report, report);
  const isSame = lost.length === 0 && moved.length === 0 && isEqual(trial.resources, clean.resources);
  const ofGone = effect === 'gone' ? report.coverage.filter((cell) => cell.outcome === 'off').length : 0;
  const isGap = report.gaps.filter((cell) => cell.operation === operation).length + ofGone >= questions(met);
  const broken = [...schemaFaults(report), ...exitFaults(report)];
  if (effect === 'harmless' && !isSame) broken.push(`changes what is seen: ${shortened([...lost, ...moved])}`);
  if (effect === 'terminal' && deniedLoss !== null && !isEqual(lost, deniedLoss)) {
    broken.push(`loses other findings than denied: ${shortened(symmetricDifference(lost, deniedLoss))}`);
  }
  // Another operation that tells the same stood in.
  const isReplaced = effect === 'terminal' && lost.length + moved.length === 0;
  const isBelieved = effect !== 'harmless' && !isSame && !isGap && !isReplaced;
  const passes = [...verdictsByKey(report)].filter(([, verdict]) => verdict === 'pass').map(([key]) => key);
  return { isMet: true, lost, moved, broken, isBelieved, passes, operations };
}

/** Whether a verdict moved to one that acquits. */
export function acquits(move: string): boolean {
  return / -> (pass|not-applicable)$/.test(move);
}

/** Questions that the calls belong to: the pages of one listing are one question, and so are repetitions. */
function questions(calls: Trial['calls']): number {
  return new Set(
    calls.map(({ account, region, input }) => {
      const asked = Object.entries(input).filter(([name]) => !/token|marker|^ExclusiveStart/i.test(name));
      return JSON.stringify([account, region, asked]);
    }),
  ).size;
}

function schemaFaults(report: WholeReport): string[] {
  const { error } = WholeReport.safeParse(JSON.parse(JSON.stringify(report)));
  return error === undefined ? [] : [`the report does not fit its schema: ${error.message}`];
}

/** A scan with gaps ends with 3, any other with what the gate says. */
function exitFaults(report: FullReport): string[] {
  const isIncomplete =
    report.coverage.some((cell) => !isKnown(cell)) || report.findings.some(({ verdict }) => verdict === 'unknown');
  const { exitCode, gate } = report.summary;
  const expected = isIncomplete ? 3 : gate.failures > 0 ? 1 : 0;
  return exitCode === expected ? [] : [`ends with ${exitCode} instead of ${expected}`];
}

function isEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

function symmetricDifference(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set(one).symmetricDifference(new Set(other))];
}

function shortened(lines: readonly string[]): string {
  const rest = lines.length > 3 ? [`and ${lines.length - 3} more`] : [];
  return [...lines.slice(0, 3), ...rest].join('; ');
}
