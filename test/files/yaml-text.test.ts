import { describe, expect, it } from 'vitest';
import { readYaml } from '../../files/yaml-text.ts';

/** `line: message` of every fault. */
function faultsOf(text: string): string[] {
  return readYaml(text).faults.map(({ line, message }) => `${line}: ${message}`);
}

describe('a text that is read as YAML', () => {
  it('gives its content, and the line of each key', () => {
    const source = readYaml('a:\n  - 1\n  - b: ~\n    c: "x"\n');
    expect({ content: source.content, faults: source.faults }).toEqual({
      content: { a: [1, { b: null, c: 'x' }] },
      faults: [],
    });
    expect(source.linesOf([['a'], ['a', 0], ['a', 1, 'c'], ['a', 1, 'x'], ['x']])).toEqual([1, 2, 4, 3, 1]);
  });

  it('may use a few aliases', () => {
    expect(readYaml('a: &a {on: true}\nb: *a\n').content).toEqual({ a: { on: true }, b: { on: true } });
  });

  it.each([
    ['flow lists', '['.repeat(50_000)],
    ['flow maps', '{a: '.repeat(25_000)],
    ['lists on one line', `${'- '.repeat(1_000)}x`],
    ['complex keys', `${'? '.repeat(1_000)}x`],
    ['indentation', Array.from({ length: 300 }, (_, index) => `${' '.repeat(index)}a:`).join('\n')],
  ])('is refused for its depth: %s', (_name, text) => {
    expect(faultsOf(text)[0]).toMatch(/wanted at most 32 levels of nesting|has more than 50000 words/);
  });

  it('is refused for a map in which comparing every key with every other takes minutes', () => {
    const keys = Array.from({ length: 10_000 }, (_, index) => `k${index}:`).join('\n');
    expect(faultsOf(keys)).toEqual(['1: wanted at most 2000 members, found 10000']);
  });

  it('is refused for its number of words', () => {
    expect(faultsOf('#\n'.repeat(50_000))).toEqual(['null: is too long: it has more than 50000 words']);
  });

  it.each([
    ['a directive', '%YAML 1.1\n---\na: 017\n', '1: wanted no directives (lines that begin with %)'],
    ['several documents', 'a: 1\n---\na: 2\n', 'null: wanted one document, found 2'],
    ['a tag that makes code of a text', 'a: !!js/function "x"\n', '1: Unresolved tag: tag:yaml.org,2002:js/function'],
    ['a date', 'a: !!timestamp 2001-01-01\n', 'null: wanted maps, lists and plain values'],
    ['a key that is no text', '? [a]\n: b\n', expect.stringMatching(/^1: With stringKeys, all keys must be strings/)],
    ['a key that stands twice', 'a: 1\na: 2\n', '2: Map keys must be unique'],
    ['an alias of nothing', 'a: *b\n', expect.stringMatching(/Unresolved alias/)],
    ['a value that holds itself', 'a: &a [*a]\n', expect.stringMatching(/^(null|1): /)],
    ['a prototype', '__proto__: {on: true}\n', 'null: a key may not be named __proto__'],
  ])('is refused for %s', (_name, text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });

  it('leaves merge keys, dates, octal numbers and words for yes as the texts that they are', () => {
    expect(readYaml('a: 2001-01-01\nb: 017\nc: yes\nd: {<<: {x: 1}}\n').content).toEqual({
      a: '2001-01-01',
      b: 17,
      c: 'yes',
      d: { '<<': { x: 1 } },
    });
  });
});
