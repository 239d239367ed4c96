import { describe, expect, it } from 'vitest';
import { readJson } from '../../files/json-text.ts';
import { LIMITS } from '../../files/limits.ts';

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('a text that is read as JSON', () => {
  it('gives its content, and the line of each member', () => {
    const source = readJson('{\n "a": [\n  1,\n  {"b": null}\n ],\n "c": "]}\\"",\n "d": {}\n}');
    expect({ content: source.content, faults: source.faults }).toEqual({
      content: { a: [1, { b: null }], c: ']}"', d: {} },
      faults: [],
    });
    const paths = [[], ['a'], ['a', 0], ['a', 1, 'b'], ['a', 1, 'x', 'y'], ['c'], ['d', 'e'], ['x'], ['a', 7]];
    expect(source.linesOf(paths)).toEqual([1, 2, 3, 4, 4, 6, 7, 1, 2]);
  });

  it('may be as deep as the limit and no deeper, also where it is no JSON', () => {
    expect(readJson(nested(LIMITS.depth)).faults).toEqual([]);
    const faults = [{ line: 2, message: 'wanted at most 32 levels of nesting' }];
    expect(readJson(`\n${nested(LIMITS.depth + 1)}`).faults).toEqual(faults);
    expect(readJson(`\n${'{"a":'.repeat(100_000)}`).faults).toEqual(faults);
    expect(readJson(JSON.stringify(nested(100))).faults).toEqual([]);
  });

  it('is refused where a key stands twice in one object, however it is written', () => {
    expect(readJson('{"a":1,\n"b":{"a":1},\n"\\u0061":2,"c":[{"b":1},{"b":1}],\n"b":{"a":1}}').faults).toEqual([
      { line: 3, message: 'a key stands twice in one object' },
      { line: 4, message: 'a key stands twice in one object' },
    ]);
  });

  it('is refused where a key would be taken for a prototype', () => {
    expect(readJson('{"a":[\n{"__proto__":{"on":true}}]}').faults).toEqual([
      { line: 2, message: 'a key may not be named __proto__' },
    ]);
  });

  it('tells the first faults and how many more there are', () => {
    const faults = readJson(`{"a":1${',\n"a":1'.repeat(50)}}`).faults;
    expect(faults).toHaveLength(LIMITS.faults + 1);
    expect(faults.at(-1)?.message).toMatch(/^and \d+ more faults$/);
  });

  it.each([
    ['', 1],
    ['{\n"a": 1,\n}', 3],
    ['{\n"a": \u0000}', 2],
    ['{\n"a": "x', 2],
    ['[1,\n2', 2],
    ['\n\n]', 3],
  ])('%j is none, in one line that says where', (text, line) => {
    const { content, faults } = readJson(text);
    expect({ content, faults }).toEqual({
      content: undefined,
      faults: [{ line, message: expect.stringMatching(/^wanted JSON: [^\p{Cc}]+$/u) }],
    });
  });
});
