import { canaryDied } from './canary.ts';
import { watchGlobals } from './globals.ts';
import type { FuzzKinds, Input } from './kinds.ts';
import { watchPaths } from './path-language.ts';

/** What came of one input: what is counted, or how the promise was broken. */
export type Trial = { readonly came: 'accepted' | 'used' | 'refused' } | { readonly broken: string };

/** Tries inputs one after the other in this process. */
export function startTrials(kinds: FuzzKinds): { try(input: Input): Promise<Trial> } {
  const globals = watchGlobals();
  const paths = watchPaths();

  async function once({ kind, file, content, isUsed }: Input): Promise<Trial> {
    try {
      const read = kinds[kind];
      if (read === undefined) return { broken: `there is no kind ${kind}` };
      if (content.length > read.maxBytes) return { came: 'refused' };
      const answer = await read.read(content, file, isUsed);
      const unreadable = answer.faults === null ? null : unfit(answer.faults);
      if (unreadable !== null) return { broken: unreadable };
      return { came: answer.faults !== null ? 'refused' : answer.used > 0 ? 'used' : 'accepted' };
    } catch (error) {
      return { broken: `threw what is not for a user: ${String((error as Error)?.stack ?? error)}` };
    }
  }

  return {
    async try(input) {
      const begun = performance.now();
      let trial = await once(input);
      // A busy machine makes anything slow once.
      if (performance.now() - begun > PATIENCE_MS) trial = (await isSlow(() => once(input))) ?? trial;
      const effect = canaryDied() ?? globals.changed() ?? paths.used();
      return effect === null ? trial : { broken: effect };
    },
  };
}

/** One input may take so long. */
const PATIENCE_MS = 1_000;

async function isSlow(again: () => Promise<Trial>): Promise<Trial | null> {
  const begun = process.threadCpuUsage();
  await again();
  const { user, system } = process.threadCpuUsage(begun);
  const milliseconds = Math.round((user + system) / 1_000);
  return milliseconds > PATIENCE_MS ? { broken: `took ${milliseconds} ms` } : null;
}

/** Why faults are none that a person can read; null: they are. */
function unfit(faults: readonly string[]): string | null {
  if (faults.length === 0) return 'was refused without a reason';
  if (faults.length > MOST_FAULTS) return `was refused with ${faults.length} lines`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const bad = faults.find((fault) => fault.length > LONGEST || /[\u0000-\u001f\u007f-\u009f]/.test(fault));
  return bad === undefined
    ? null
    : `was refused with what is not one readable line: ${JSON.stringify(bad.slice(0, 300))}`;
}

const MOST_FAULTS = 200;
const LONGEST = 1_000;
