// Writes trust/mutation/score.json from Stryker's report, or from those of several runs that are named: how many mutants
// the tests caught, by folder. Of a file that stands in two reports the later one counts.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

type Report = {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
};

/** `score`: the hundredth part of the valid mutants that was killed or ran into an endless loop, two decimals. */
type Score = { score: number; killed: number; timeout: number; survived: number; noCoverage: number; ignored: number };

const REPORTS = process.argv.length > 2 ? process.argv.slice(2) : ['out/mutation/report.json'];
const SCORE = new URL('./score.json', import.meta.url);

const files = Object.assign({}, ...REPORTS.map(filesOf)) as Report['files'];
const folders = new Map<string, Score>();
const all = noMutants();
for (const [file, { mutants }] of Object.entries(files)) {
  const folder = path.posix.dirname(file);
  const score = folders.get(folder) ?? noMutants();
  folders.set(folder, score);
  for (const { status } of mutants) {
    count(score, status);
    count(all, status);
  }
}
const sorted = [...folders].sort(([a], [b]) => (a < b ? -1 : 1)).map(([folder, score]) => [folder, rated(score)]);
const text = JSON.stringify({ all: rated(all), folders: Object.fromEntries(sorted) }, null, 2);
writeFileSync(SCORE, `${text}\n`);
console.log(text);

function filesOf(report: string): Report['files'] {
  return (JSON.parse(readFileSync(report, 'utf8')) as Report).files;
}

function noMutants(): Score {
  return { score: 0, killed: 0, timeout: 0, survived: 0, noCoverage: 0, ignored: 0 };
}

function count(score: Score, status: string): void {
  if (status === 'Killed') score.killed += 1;
  else if (status === 'Timeout') score.timeout += 1;
  else if (status === 'Survived') score.survived += 1;
  else if (status === 'NoCoverage') score.noCoverage += 1;
  else if (status === 'Ignored') score.ignored += 1;
  else throw new Error(`a mutant ended as ${status}`);
}

function rated(score: Score): Score {
  const caught = score.killed + score.timeout;
  const valid = caught + score.survived + score.noCoverage;
  return { ...score, score: valid === 0 ? 100 : Math.round((10_000 * caught) / valid) / 100 };
}
