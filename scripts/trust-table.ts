import { SWEEPS } from '../trust/index.ts';
import { readLastRun } from '../trust/last-run.ts';

/** What each sweep promises, and the counts of its last full run. */
export function trustTable(): string {
  const runs = readLastRun();
  const rows = Object.entries(SWEEPS).map(([name, { promise }]) => {
    const run = runs[name];
    const counts = Object.entries(run?.counts ?? {}).map(([what, count]) => `${what} ${count.toLocaleString('en')}`);
    const cells = run ? [counts.join(', '), `${run.broken}`, `${run.ranOn}, ${run.seconds} s`] : ['–', '–', 'never'];
    return `| \`${name}\` | ${promise} | ${cells.join(' | ')} |`;
  });
  return ['| sweep | promise | counts | broken | last full run |', '|---|---|---|---|---|', ...rows].join('\n');
}
