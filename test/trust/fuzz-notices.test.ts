import { afterEach, describe, expect, it } from 'vitest';
import { valueAt } from '../../engine/conditions/path.ts';
import { bombs } from '../../trust/fuzz/bombs.ts';
import { PAYLOADS } from '../../trust/fuzz/canary.ts';
import type { FuzzKind } from '../../trust/fuzz/kind.ts';
import { watchPaths } from '../../trust/fuzz/path-language.ts';
import { startTrials, type Trial } from '../../trust/fuzz/trial.ts';

/** What the sweep says of a reader that does this. */
async function trialOf(read: (text: string) => readonly string[] | null, text = '{}'): Promise<Trial> {
  const content = Buffer.from(text);
  const file = { name: 'file', bytes: content };
  const kind: FuzzKind = {
    share: 1,
    maxBytes: 1_000_000,
    files: [file],
    mutate: () => content,
    read: async (bytes) => ({ faults: read(bytes.toString('utf8')), used: 0 }),
  };
  return startTrials({ kind }).try({ kind: 'kind', file, content, isUsed: true });
}

afterEach(() => {
  delete (Object.prototype as { polluted?: unknown }).polluted;
});

describe('the sweep notices a reader that', () => {
  it('throws what is not for a user', async () => {
    const trial = await trialOf((text) => JSON.parse(text).name.length);
    expect(trial).toEqual({ broken: expect.stringMatching(/^threw what is not for a user: TypeError: /) });
  });

  it('runs out of stack', async () => {
    const depth = (value: unknown): number => (Array.isArray(value) ? 1 + depth(value[0]) : 0);
    const read = (text: string) => (depth(JSON.parse(text)) > 0 ? [] : null);
    const deep = `${'['.repeat(60_000)}${']'.repeat(60_000)}`;
    expect(await trialOf(read, deep)).toEqual({ broken: expect.stringMatching(/RangeError: Maximum call stack/) });
  });

  it('changes what every object has', async () => {
    const trial = await trialOf((text) => {
      const target: Record<string, Record<string, unknown>> = {};
      for (const [key, value] of Object.entries(JSON.parse(text))) {
        target[key] ??= {};
        Object.assign(target[key], value);
      }
      return null;
    }, '{"__proto__":{"polluted":true}}');
    expect(trial).toEqual({ broken: 'Object.prototype has got polluted' });
  });

  it.each(PAYLOADS.slice(0, 1))('runs a text as code: %s', async (payload) => {
    const trial = await trialOf((text) => {
      // biome-ignore lint/security/noGlobalEval: the fault that is looked for
      globalThis.eval(text);
      return null;
    }, payload);
    expect(trial).toEqual({ broken: 'a text of the input ran as code: it set a global' });
  });

  it('runs a text as code that writes a file', async () => {
    const [, payload = ''] = PAYLOADS.filter((text) => /^(globalThis|process)/.test(text));
    const trial = await trialOf((text) => {
      new Function(text)();
      return null;
    }, payload);
    expect(trial).toEqual({ broken: 'a text of the input ran as code: it wrote a file' });
  });

  it('refuses without a reason, or with what is not one line', async () => {
    expect(await trialOf(() => [])).toEqual({ broken: 'was refused without a reason' });
    expect(await trialOf(() => ['a\nb'])).toEqual({
      broken: 'was refused with what is not one readable line: "a\\nb"',
    });
    expect(await trialOf(() => ['x'.repeat(2_000)])).toEqual({ broken: expect.stringMatching(/^was refused with/) });
  });

  it('hands a path to the path language that can run code', async () => {
    const { Engine } = await import('json-rules-engine');
    const watch = watchPaths();
    const engine = new Engine();
    engine.addFact('fact', { on: true });
    const condition = { fact: 'fact', path: '$.on', operator: 'equal', value: true };
    engine.addRule({ conditions: { all: [condition] }, event: { type: 'judged' } });
    await engine.run();
    const seen = watch.used();
    watch.stop();
    expect(seen).toBe("the rule engine's own path language has seen a path of ours");
    expect(valueAt({ on: true }, ['on'])).toBe(true);
  });
});

it('a reader that refuses every bomb with a line is left in peace', async () => {
  for (const bomb of bombs()) {
    expect(await trialOf(() => ['wanted something else'], bomb.toString('latin1'))).toEqual({ came: 'refused' });
  }
});
