import { createRequire } from 'node:module';
import { Engine } from 'json-rules-engine';
import { expect, it, vi } from 'vitest';
import { OPERATORS } from '../../engine/conditions/operators.ts';
import { runExample } from '../../engine/examples/run-example.ts';
import { watchPaths } from '../../trust/fuzz/path-language.ts';
import { context, judgedRules } from './our-catalogue.ts';

/** What is left in the engine that the fence builds, seen through the engine's own constructor. */
async function fencedParts(): Promise<{ operators: string[]; decorators: string[]; resolver: unknown }> {
  const built: {
    operators: { operators: Map<string, unknown>; decorators: Map<string, unknown> };
    pathResolver: unknown;
  }[] = [];
  vi.resetModules();
  vi.doMock('json-rules-engine', async (original) => {
    const actual = await original<typeof import('json-rules-engine')>();
    class Watched extends actual.Engine {
      constructor(...parts: ConstructorParameters<typeof actual.Engine>) {
        super(...parts);
        built.push(this as never);
      }
    }
    return { ...actual, Engine: Watched };
  });
  const { fencedEngine } = await import('../../engine/judging/fenced-engine.ts');
  fencedEngine([]);
  vi.doUnmock('json-rules-engine');
  const [engine] = built;
  if (engine === undefined) throw new Error('no engine was built');
  const { operators, decorators } = engine.operators;
  return { operators: [...operators.keys()], decorators: [...decorators.keys()], resolver: engine.pathResolver };
}

it('the fenced engine knows our operators, no other, no decorators, and our paths', async () => {
  const { operators, decorators, resolver } = await fencedParts();
  expect(operators.toSorted()).toEqual(Object.keys(OPERATORS).sort());
  expect(decorators).toEqual([]);
  expect((resolver as { name: string }).name).toBe('resolvePath');
});

it('the path library that runs code is replaced by its fixed version', () => {
  const require = createRequire(createRequire(import.meta.url).resolve('json-rules-engine'));
  const { version } = require('jsonpath-plus/package.json') as { version: string };
  expect(Number(version.split('.')[0])).toBeGreaterThanOrEqual(11);
});

it('the path language that the engine brings along never sees a path of ours', async () => {
  const watch = watchPaths();
  try {
    for (const { rule, examples } of judgedRules) {
      for (const { example } of examples.slice(0, 1)) await runExample(rule, example, context);
    }
    expect(watch.used()).toBeNull();
    // It would be seen: the stock engine hands every path to it.
    const engine = new Engine();
    engine.addFact('fact', { on: true });
    const condition = { fact: 'fact', path: '$.on', operator: 'equal', value: true };
    engine.addRule({ conditions: { all: [condition] }, event: { type: 'judged' } });
    await engine.run();
    expect(watch.used()).toBe("the rule engine's own path language has seen a path of ours");
  } finally {
    watch.stop();
  }
});
