import { expect, it } from 'vitest';
import { OPERATORS } from '../../engine/conditions/operators.ts';
import { resolvePath } from '../../engine/conditions/path.ts';
import { Batch } from '../../engine/judging/batch.ts';
import { CompiledRule } from '../../engine/judging/compiled-rule.ts';
import { fencedEngine } from '../../engine/judging/fenced-engine.ts';
import { NO_PARAMETERS, syntheticFact, syntheticRule } from './synthetic.ts';

/** What json-rules-engine keeps to itself. A rule that was added to an engine knows the engine. */
type Parts = {
  readonly engine: {
    readonly operators: { readonly operators: Map<string, unknown>; readonly decorators: Map<string, unknown> };
    readonly pathResolver: unknown;
  };
};

function fencedParts(): Parts['engine'] {
  const clause = { name: 'set', fact: 'first', path: '$.flag', operator: 'equals' as const, value: true };
  const rule = new CompiledRule(syntheticRule({ conditions: { all: [clause] } }), NO_PARAMETERS, [
    ['first', syntheticFact(() => undefined)],
  ]);
  fencedEngine([rule]);
  return (rule as unknown as Parts).engine;
}

it('the fenced engine knows our operators, no other, no decorators, and our paths', () => {
  const { operators, pathResolver } = fencedParts();
  expect([...operators.operators.keys()].sort()).toEqual(Object.keys(OPERATORS).sort());
  expect([...operators.decorators.keys()]).toEqual([]);
  expect(pathResolver).toBe(resolvePath);
});

it('what one run of the engine judges knows our paths only, and no fact that nobody gave', () => {
  expect(new Batch([])).toMatchObject({ pathResolver: resolvePath, allowUndefinedFacts: false });
});
