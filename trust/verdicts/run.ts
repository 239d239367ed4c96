// Writes every verdict on the examples and on the simulated organization to a file (`--write FILE`), or compares them
// with those of such a file (`--compare FILE`) and ends with 1 where one is otherwise: for whoever changes how judging
// works, and not what it says. Takes a minute or two.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareVerdicts } from './compare.ts';
import { judgedExamples } from './judged-examples.ts';
import { judgedWorlds } from './judged-scenarios.ts';
import { VerdictRecord } from './record.ts';

const { values } = parseArgs({ options: { write: { type: 'string' }, compare: { type: 'string' } } });
if (values.write === undefined && values.compare === undefined) {
  console.error('verdicts: wanted --write FILE or --compare FILE');
  process.exit(2);
}
// A file that is not there is told before the scans rather than after them.
const before =
  values.compare === undefined ? null : VerdictRecord.parse(JSON.parse(readFileSync(values.compare, 'utf8')));

const after: VerdictRecord = {
  format: 'zonewarden.verdicts/1',
  examples: await judgedExamples(),
  scenarios: await judgedWorlds(progress),
};
progress(null);

if (values.write !== undefined) writeFileSync(values.write, `${JSON.stringify(after, null, 1)}\n`);
const { counts, differences } = compareVerdicts(before ?? after, after);
for (const line of differences) console.log(line);
console.log(JSON.stringify({ ...counts, differences: differences.length }));
if (differences.length > 0) process.exitCode = 1;

function progress(line: string | null): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line === null ? '' : `scanning: ${line}`}`);
}
