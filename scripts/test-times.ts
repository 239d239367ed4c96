import type { Reporter, TestModule } from 'vitest/node';

/** Says at the end of a test run where its time went: by folder, and which files took longest. */
export const testTimes: Reporter = {
  onTestRunEnd(modules) {
    const files = modules.map(timed).sort((one, other) => other.seconds - one.seconds);
    if (files.length < 2) return;
    const folders = Map.groupBy(files, ({ name }) => name.split('/').slice(0, 2).join('/'));
    const sums = [...folders].map(([name, all]) => ({
      name: `${name}/`,
      seconds: all.reduce((sum, { seconds }) => sum + seconds, 0),
      tests: all.reduce((sum, { tests }) => sum + tests, 0),
    }));
    const lines = [
      ...sums.sort((one, other) => other.seconds - one.seconds).map(lineOf),
      'slowest files',
      ...files.slice(0, SLOWEST).map(lineOf),
    ];
    process.stdout.write(`\nseconds, of some files side by side\n${lines.join('\n')}\n`);
  },
};

const SLOWEST = 12;

type Timed = { readonly name: string; readonly seconds: number; readonly tests: number };

/** With what it takes to load the file. */
function timed(module: TestModule): Timed {
  const { collectDuration, duration } = module.diagnostic();
  return {
    name: module.relativeModuleId,
    seconds: (collectDuration + duration) / 1000,
    tests: [...module.children.allTests()].length,
  };
}

function lineOf({ name, seconds, tests }: Timed): string {
  return `${seconds.toFixed(1).padStart(8)}  ${String(tests).padStart(5)} tests  ${name}`;
}
