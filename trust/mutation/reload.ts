// A thread for mutants of what runs while files are loaded: for each it loads the test files anew, the mutant armed.
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { firstFailure, messageOf, type Outcome } from './outcome.ts';
import { activate, ranAway } from './stryker-state.ts';
import { collectInsteadOfRun, testsOf } from './test-files.ts';

/** What the thread is asked to try. */
export type Reload = {
  readonly mutant: string;
  readonly hitLimit: number | undefined;
  /** In the order in which they are tried, each with its tests. */
  readonly files: readonly { readonly file: string; readonly tests: readonly string[] }[];
};

const SANDBOX = pathToFileURL(`${process.cwd()}/`).href;
const sources = new Map<string, string>();
let generation = 0;

collectInsteadOfRun();
reloadOurFiles();
parentPort?.on('message', async (reload: Reload) => {
  generation += 1;
  parentPort?.postMessage(await judge(reload));
});

async function judge({ mutant, hitLimit, files }: Reload): Promise<Outcome> {
  activate(mutant, hitLimit);
  let count = 0;
  for (const { file, tests } of files) {
    const [first = ''] = tests;
    try {
      const loaded = await testsOf(file);
      const failure = await firstFailure(loaded.filter(({ id }) => tests.includes(id)));
      if (ranAway()) return { status: 'timeout', reason: 'hit limit reached' };
      if (failure !== null) return killed(failure.id, failure.message, count + failure.count);
    } catch (error) {
      if (ranAway()) return { status: 'timeout', reason: 'hit limit reached' };
      return killed(first, `${file} cannot be loaded: ${messageOf(error)}`, count + 1);
    }
    count += tests.length;
  }
  return { status: 'survived', nrOfTests: count };
}

function killed(id: string, failureMessage: string, nrOfTests: number): Outcome {
  return { status: 'killed', killedBy: [id], failureMessage, nrOfTests };
}

/** Our own files are other modules in each generation; packages stay. */
function reloadOurFiles(): void {
  registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context);
      if (!isOurs(resolved.url)) return resolved;
      return { ...resolved, url: `${resolved.url.split('?')[0]}?generation=${generation}` };
    },
    load(url, context, next) {
      if (!isOurs(url) || !/\.ts\?/.test(url)) return next(url, context);
      const file = fileURLToPath(url);
      const source = sources.get(file) ?? stripTypeScriptTypes(readFileSync(file, 'utf8'));
      sources.set(file, source);
      return { format: 'module', source, shortCircuit: true };
    },
  });
}

function isOurs(url: string): boolean {
  return url.startsWith(SANDBOX) && !url.includes('/node_modules/');
}
