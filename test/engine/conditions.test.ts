import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../engine/conditions/compile.ts';
import { causesOfUnknown, evidenceOf, notesOf, unmetClauses } from '../../engine/conditions/explain.ts';
import { type ExpectedValue, OPERATORS } from '../../engine/conditions/operators.ts';
import { namesOf, valueAt } from '../../engine/conditions/path.ts';
import type { Conditions } from '../../model/rule.ts';
import {
  FACT_NAMES,
  NO_PARAMETERS,
  REFUSED,
  type SyntheticFacts,
  type SyntheticValue,
  slotOf,
  subjectWith,
  syntheticConditions,
  syntheticValue,
  truthOf,
} from './synthetic.ts';

const VALUE: SyntheticValue = {
  text: 'a',
  count: 1,
  flag: true,
  nothing: null,
  texts: ['a', 'b'],
  elements: [{ kind: 'a', size: 1 }],
  inner: { count: 2 },
};
const yes = (fact: string) =>
  ({ name: `${fact} is set`, fact, path: '$.flag', operator: 'equals', value: true }) as const;
const no = (fact: string) => ({ ...yes(fact), name: `${fact} is not set`, value: false });
const known: SyntheticFacts = { first: VALUE, second: VALUE, third: VALUE };
const truth = (conditions: Conditions, values: SyntheticFacts) =>
  truthOf(compile(conditions, NO_PARAMETERS, slotOf), values);

const resolvePath = (value: unknown, path: string) => valueAt(value, namesOf(path));

describe('three values', () => {
  const blind = { ...known, second: undefined };
  it.each<[string, Conditions, boolean | null]>([
    ['all: a known false decides', { all: [yes('second'), no('first')] }, false],
    ['all: an unknown keeps it open', { all: [yes('second'), yes('first')] }, null],
    ['all: everything known and true', { all: [yes('third'), yes('first')] }, true],
    ['any: a known true decides', { any: [yes('second'), yes('first')] }, true],
    ['any: an unknown keeps it open', { any: [yes('second'), no('first')] }, null],
    ['any: everything known and false', { any: [no('third'), no('first')] }, false],
    ['nested', { all: [yes('first'), { any: [no('third'), yes('second')] }] }, null],
  ])('%s', (_name, conditions, expected) => {
    expect(truth(conditions, blind)).toBe(expected);
  });

  it('what is not known never turns a verdict into its opposite', () => {
    fc.assert(
      fc.property(
        syntheticConditions,
        fc.record({ first: syntheticValue, second: syntheticValue, third: syntheticValue }),
        fc.subarray([...FACT_NAMES], { minLength: 1 }),
        (conditions, values, hidden) => {
          const seen = truth(conditions, values);
          const less = { ...values, ...Object.fromEntries(hidden.map((name) => [name, undefined])) };
          expect([seen, null]).toContain(truth(conditions, less));
        },
      ),
      { numRuns: 2500 },
    );
  });

  it('where nothing is known, everything is unknown', () => {
    const nothing = { first: undefined, second: undefined, third: undefined };
    fc.assert(fc.property(syntheticConditions, (conditions) => truth(conditions, nothing) === null));
  });

  it('an unknown names its causes, and evidence says which clauses are open', () => {
    const compiled = compile({ all: [yes('first'), yes('second')] }, NO_PARAMETERS, slotOf);
    const facts = subjectWith(blind);
    expect(causesOfUnknown(compiled, facts)).toEqual([REFUSED]);
    expect(evidenceOf(compiled, facts).map(({ clause, observed, met }) => ({ clause, observed, met }))).toEqual([
      { clause: 'first is set', observed: true, met: true },
      { clause: 'second is set', observed: null, met: null },
    ]);
  });

  it('an unknown has the notes of the facts that are known, each once', () => {
    const told = subjectWith({
      ...blind,
      first: { ...VALUE, notes: ['one', 'two'] },
      third: { ...VALUE, notes: ['two'] },
    });
    expect(notesOf([0, 1, 2], told)).toEqual(['one', 'two']);
    expect(notesOf([1], told)).toEqual([]);
  });

  it('a failure names the clauses that are not met, and none that another branch makes up for', () => {
    const conditions = { all: [{ any: [no('first'), yes('second')] }, no('third')] };
    const compiled = compile(conditions, NO_PARAMETERS, slotOf);
    const names = unmetClauses(compiled, subjectWith(known)).map(({ clause }) => clause.name);
    expect(names).toEqual(['third is not set']);
  });
});

it('a fact is read once for a subject, whatever number of clauses name it', () => {
  let reads = 0;
  const values = {
    ...known,
    get first() {
      reads += 1;
      return VALUE;
    },
  };
  const compiled = compile({ all: [yes('first'), yes('first'), { any: [yes('first')] }] }, NO_PARAMETERS, slotOf);
  expect(compiled.evaluate(subjectWith(values))).toBe(true);
  expect(reads).toBe(1);
});

it('an error of a fact that is not NotKnown is our bug, and is not swallowed', () => {
  const values = {
    ...known,
    get first(): SyntheticValue {
      throw new TypeError('a bug');
    },
  };
  expect(() => truth({ all: [yes('first')] }, values)).toThrow(new TypeError('a bug'));
});

describe('operators', () => {
  it.each<[keyof typeof OPERATORS, unknown, ExpectedValue]>([
    ['equals', undefined, 'a'],
    ['equals', ['a'], 'a'],
    ['in', 'a', 'abc'],
    ['in', undefined, ['a']],
    ['atLeast', '731', 731],
    ['atLeast', undefined, 731],
    ['atLeast', Number.NaN, 731],
    ['atMost', 1, '731'],
    ['contains', 'abc', 'a'],
    ['contains', undefined, 'a'],
    ['containsAll', ['a'], 'a'],
    ['hasElement', ['a'], { kind: 'a' }],
    ['hasElement', [{ size: 1 }], { kind: 'a' }],
    ['hasElement', undefined, { kind: 'a' }],
    ['isEmpty', null, null],
    ['isEmpty', undefined, null],
    ['isEmpty', {}, null],
    ['isNotEmpty', undefined, null],
  ])('%s throws on a value that is not of its type: %j against %j', (operator, observed, expected) => {
    const holds: (observed: unknown, expected: ExpectedValue) => boolean = OPERATORS[operator];
    expect(() => holds(observed, expected)).toThrow(TypeError);
  });

  it.each<[keyof typeof OPERATORS, ExpectedValue]>([
    ['atLeast', 0],
    ['atMost', 0],
    ['contains', 'a'],
    ['containsAll', []],
    ['hasElement', { kind: 'a' }],
    ['isNotEmpty', null],
  ])('%s is not satisfied by what AWS says there is none of', (operator, expected) => {
    const holds: (observed: unknown, expected: ExpectedValue) => boolean = OPERATORS[operator];
    expect(holds(null, expected)).toBe(false);
  });
});

describe('paths', () => {
  it('lead to plain names only, and a missing name is an error', () => {
    expect(resolvePath({ inner: { count: 2 } }, '$.inner.count')).toBe(2);
    expect(() => resolvePath({ inner: null }, '$.inner.count')).toThrow('no $.inner.count');
    expect(() => resolvePath({}, '$.constructor')).toThrow('no $.constructor');
    expect(() => resolvePath({ a: 1 }, '$..a')).toThrow(TypeError);
  });

  it('run no code', () => {
    expect(() => resolvePath({ a: [1] }, '$.a[?(globalThis.ran = true)]')).toThrow(TypeError);
    expect(globalThis).not.toHaveProperty('ran');
  });
});
