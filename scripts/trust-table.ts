import { SWEEPS } from '../trust/index.ts';
import { readLastRun } from '../trust/last-run.ts';
import score from '../trust/mutation/score.json' with { type: 'json' };

/** What each sweep promises, and the counts of its last full run. */
export function trustTable(): string {
  const runs = readLastRun();
  const rows = Object.entries(SWEEPS).map(([name, { promise }]) => {
    const run = runs[name];
    const counts = Object.entries(run?.counts ?? {}).map(([what, count]) => `${what} ${count.toLocaleString('en')}`);
    const cells = run
      ? [
          counts.join(', '),
          `${run.broken}`,
          `${run.size === 'full' ? 'everything' : 'the part of `--ci`'}, ${run.ranOn}, ${run.seconds} s`,
        ]
      : ['–', '–', 'never'];
    return `| \`${name}\` | ${promise} | ${cells.join(' | ')} |`;
  });
  return ['| sweep | promise | counts | broken | run |', '|---|---|---|---|---|', ...rows].join('\n');
}

/** Which part of the changed places of code the tests noticed, by folder. */
export function mutationTable(): string {
  const rows = Object.entries({ ...score.folders, all: score.all }).map(
    ([folder, { score: percent, killed, timeout, survived, noCoverage }]) =>
      `| ${folder === 'all' ? 'all' : `\`${folder}/\``} | ${percent.toFixed(1)} % | ${killed + timeout} | ${survived + noCoverage} |`,
  );
  return ['| folder | score | noticed | survived |', '|---|---|---|---|', ...rows].join('\n');
}
