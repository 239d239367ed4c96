// Runs the sweeps: all of them, or those that are named. `--ci` takes a part of each, in minutes, two at a time. What is
// random is another thing each day; `--seed`, which every line tells, repeats it. `--all-rules` tries every fault with all
// rules. The figures of full runs are kept for docs/trust.md, those of others with `--keep`.
import { parseArgs } from 'node:util';
import { SWEEPS } from './index.ts';
import { runInLanes } from './lanes.ts';
import { keepRun } from './last-run.ts';
import { seedOfToday } from './random.ts';
import type { Sweep } from './sweep.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ci: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(seedOfToday()) },
    'all-rules': { type: 'boolean', default: false },
  },
});
const unknown = positionals.filter((name) => !Object.hasOwn(SWEEPS, name));
if (unknown.length > 0) {
  console.error(`trust: there is no sweep ${unknown.join(', ')}; there are ${Object.keys(SWEEPS).join(', ')}`);
  process.exit(2);
}
const size = values.ci ? 'ci' : 'full';
const seed = Number(values.seed);
const sweeps = Object.entries(SWEEPS).filter(([name]) => positionals.length === 0 || positionals.includes(name));

/** They begin first, the last of them before all. */
const LONG = ['hostile', 'access', 'kills', 'faults'];

// Two would write their figures at the same time.
if (size === 'ci' && !values.keep && sweeps.length > 1) await sideBySide();
else for (const [name, sweep] of sweeps) await run(name, sweep);

async function sideBySide(): Promise<void> {
  const args = ['--ci', '--seed', String(seed), ...(values['all-rules'] ? ['--all-rules'] : [])];
  const names = sweeps.map(([name]) => name).sort((one, other) => LONG.indexOf(other) - LONG.indexOf(one));
  const ended = await runInLanes(names, 2, args);
  console.log('\nseconds, two sweeps side by side');
  for (const { name, seconds } of ended) console.log(`${String(seconds).padStart(8)}  ${name}`);
  if (ended.some(({ code }) => code !== 0)) process.exitCode = 1;
}

async function run(name: string, sweep: Sweep): Promise<void> {
  const begun = performance.now();
  const progress = (line: string) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${name}: ${line}`);
  };
  const { counts, broken } = await sweep.run({ size, seed, allRules: values['all-rules'], progress });
  const seconds = Math.round((performance.now() - begun) / 1000);
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  console.log(JSON.stringify({ sweep: name, size, seed, seconds, ...counts, broken: broken.length }));
  for (const line of broken) console.log(`  ${line}`);
  if (broken.length > 0) process.exitCode = 1;
  const ranOn = new Date().toISOString().slice(0, 10);
  if (size === 'full' || values.keep)
    keepRun(name, { size, ranOn, seconds, counts: { ...counts }, broken: broken.length });
}
