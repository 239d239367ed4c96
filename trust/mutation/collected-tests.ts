import { format } from 'node:util';

// What test files get in place of `vitest`: the same words, so that thousands of runs need no test runner's start.
export { expect } from 'vitest';

type Body = () => unknown;
type Hooks = { readonly before: Body[]; readonly after: Body[] };

/** A test as a file declares it, with the hooks around it. */
export type CollectedTest = {
  /** The names of its groups and its own, with ` > ` between them. */
  readonly name: string;
  readonly run: () => Promise<void>;
};

let collected: CollectedTest[] = [];
let groups: readonly string[] = [];
let hooks: Hooks = { before: [], after: [] };

/** The tests that files declared since this was last called, in their order. */
export function takeCollected(): CollectedTest[] {
  const taken = collected;
  collected = [];
  hooks = { before: [], after: [] };
  return taken;
}

export const it = Object.assign(collect, { each: eachOf(collect) });
export const test = it;
export const describe = Object.assign(group, { each: eachOf(group) });

export function beforeEach(body: Body): void {
  hooks.before.push(body);
}

export function afterEach(body: Body): void {
  hooks.after.push(body);
}

function collect(name: string, body: Body): void {
  const around = hooks;
  collected.push({
    name: [...groups, name].join(' > '),
    async run() {
      for (const hook of around.before) await hook();
      try {
        await body();
      } finally {
        for (const hook of around.after) await hook();
      }
    },
  });
}

function group(name: string, body: Body): void {
  const [outerGroups, outerHooks] = [groups, hooks];
  groups = [...groups, name];
  hooks = { before: [...hooks.before], after: [...hooks.after] };
  body();
  [groups, hooks] = [outerGroups, outerHooks];
}

function eachOf(declare: (name: string, body: Body) => void) {
  return (rows: readonly unknown[]) => (name: string, body: (...row: unknown[]) => unknown) => {
    for (const given of rows) {
      const row = Array.isArray(given) ? given : [given];
      const places = name.replaceAll('%%', '').match(/%[sdifjoO]/g)?.length ?? 0;
      declare(format(name, ...row.slice(0, places)), () => body(...row));
    }
  };
}
