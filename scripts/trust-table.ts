import { SWEEPS } from '../trust/index.ts';
import { readLastRun } from '../trust/last-run.ts';
import score from '../trust/mutation/score.json' with { type: 'json' };

/** What each sweep promises, and the counts of its last full run. */
export function trustTable(): string {
  const runs = readLastRun();
  const rows = Object.entries(SWEEPS).map(([name, { promise }]) => {
    const run = runs[name];
    const counts = Object.entries(addedUp(run?.counts ?? {})).map(
      ([what, count]) => `${inWords(what)} ${count.toLocaleString('en')}`,
    );
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

/** `rule refused` and `shard refused` together as `refused`; what shares its last word with nothing else stays. */
function addedUp(counts: Readonly<Record<string, number>>): Record<string, number> {
  const lastWord = (name: string) => name.slice(name.lastIndexOf(' ') + 1);
  const groups = Map.groupBy(Object.entries(counts), ([name]) => lastWord(name));
  return Object.fromEntries(
    [...groups].map(([word, group]) => {
      const [[name] = [word]] = group;
      return [group.length > 1 ? word : name, group.reduce((sum, [, count]) => sum + count, 0)];
    }),
  );
}

/** `rolesAssumed` as `roles assumed`. */
function inWords(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** Which part of the changed places of code the tests noticed, by folder. */
export function mutationTable(): string {
  const rows = Object.entries({ ...score.folders, all: score.all }).map(
    ([folder, { score: percent, killed, timeout, survived, noCoverage }]) =>
      `| ${folder === 'all' ? 'all' : `\`${folder}/\``} | ${percent.toFixed(1)} % | ${killed + timeout} | ${survived + noCoverage} |`,
  );
  return ['| folder | score | noticed | survived |', '|---|---|---|---|', ...rows].join('\n');
}
