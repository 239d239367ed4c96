import type { AwsShape } from '../../sim/operation.ts';
import type { FullReport } from '../whole-report.ts';
import type { Situation } from './situations.ts';
import type { Slice } from './slices.ts';
import { attempt, type Trial } from './trial.ts';
import type { Trials } from './trials.ts';

/** A situation as a scan sees it without any other fault. */
export type Baseline = {
  readonly situation: Situation;
  /** The rules that were judged; empty: all. */
  readonly rules: Slice;
  readonly report: FullReport;
  readonly resources: readonly string[];
  /** Every operation that the scan calls, sorted. */
  readonly operations: readonly string[];
  /** What AWS answers to each of them, each answer once. */
  readonly answers: ReadonlyMap<string, readonly AwsShape[]>;
  /** Operations that the caller calls before it is known who it is. */
  readonly ofCaller: ReadonlySet<string>;
};

/** The same situation as a scan by fewer rules sees it; each slice is scanned once. */
export type Narrowed = (rules: Slice) => Promise<Baseline>;

export async function baselineOf(situation: Situation): Promise<Baseline> {
  const answers = new Map<string, Map<string, AwsShape>>();
  // In real time: the first scan loads what all the others use.
  const trial = await attempt(situation, [], {
    isInRealTime: true,
    onAnswer: (operation, output) => {
      const seen = answers.get(operation) ?? new Map<string, AwsShape>();
      answers.set(operation, seen.set(JSON.stringify(output), output));
    },
  });
  const { report, resources } = known(trial);
  return {
    situation,
    rules: [],
    report,
    resources,
    operations: [...new Set(trial.calls.map(({ operation }) => operation))].sort(),
    answers: new Map([...answers].map(([operation, seen]) => [operation, [...seen.values()]])),
    ofCaller: new Set(trial.calls.slice(0, 1).map(({ operation }) => operation)),
  };
}

export function narrowedFrom(whole: Baseline, trials: Trials): Narrowed {
  const found = new Map<string, Promise<Baseline>>();
  return (rules) => {
    const key = rules.join(' ');
    const baseline = found.get(key) ?? narrow(rules);
    found.set(key, baseline);
    return baseline;
  };

  async function narrow(rules: Slice): Promise<Baseline> {
    const trial = await trials.attempt(whole.situation, rules, [], true);
    const operations = [...new Set(trial.calls.map(({ operation }) => operation))].sort();
    return { ...whole, rules, operations, ...known(trial) };
  }
}

function known({ report, resources, error }: Trial): { report: FullReport; resources: readonly string[] } {
  if (report !== null && !report.summary.complete) throw new Error('the scan without faults did not see everything');
  if (report === null) throw new Error(`the scan without faults breaks: ${error?.message}`);
  return { report, resources };
}
