import type { Summary } from '../model/report.ts';
import { counted, grouped } from './words.ts';

/** What a report says first, in every format: the verdict of the gate, and in one sentence why. */
export type Headline = { readonly title: string; readonly text: string };

export function headlineOf({ gate, coverage }: Pick<Summary, 'gate' | 'coverage'>): Headline {
  const { failOn, state, failures, reason } = gate;
  const failed = `${counted(failures, 'failure')} at or above ${failOn}`;
  switch (state) {
    case 'failed':
      return { title: 'GATE FAILED', text: failed };
    case 'passed':
      return { title: 'GATE PASSED', text: `no failure at or above ${failOn}${tolerated(coverage.questions)}` };
    case 'no-verdict':
      return { title: 'NO VERDICT', text: failures === 0 ? `${reason}` : `${reason}; ${failed} so far` };
    case 'off':
      return { title: 'GATE OFF', text: 'no severity was set to fail it' };
  }
}

/** How much of what was to be seen was seen. */
export function coverageText({ accounts, questions }: Summary['coverage']): string {
  return (
    `${grouped(accounts.entered)} of ${counted(accounts.inScope, 'account')} entered, ` +
    `${grouped(questions.answered)} of ${counted(questions.expected, 'question')} answered`
  );
}

function tolerated({ expected, answered }: Summary['coverage']['questions']): string {
  return expected === answered
    ? ''
    : `, and ${counted(expected - answered, 'question')} without an answer were tolerated`;
}
