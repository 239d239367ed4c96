import { createRequire } from 'node:module';
import { Engine } from 'json-rules-engine';
import { expect, it } from 'vitest';
import { runExample } from '../../scripts/authoring/run-example.ts';
import { watchPaths } from '../../trust/fuzz/path-language.ts';
import { context, judgedRules } from './our-catalogue.ts';

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
