import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SpillRefused, spillFile } from '../../files/spill-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'zonewarden-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Value = { readonly number: number; readonly text: string };

function numbered(number: number): Value {
  return { number, text: `é\n"${number}"`.repeat(20) };
}

it('lists that grow in turn are read back whole, in order, as often as needed', () => {
  const spill = spillFile(folder);
  const [even, odd, none] = [spill.list<Value>(), spill.list<Value>(), spill.list<Value>()];
  const values = Array.from({ length: 4_000 }, (_, number) => numbered(number));
  for (const value of values) (value.number % 2 === 0 ? even : odd).push(value);
  for (const _ of [1, 2]) {
    expect([...even]).toEqual(values.filter(({ number }) => number % 2 === 0));
    expect([...odd]).toEqual(values.filter(({ number }) => number % 2 === 1));
    expect([...none]).toEqual([]);
  }
  const [first] = even;
  expect(first).toEqual(numbered(0));
  even.push(numbered(4_000));
  expect([...even].at(-1)).toEqual(numbered(4_000));
  spill.close();
});

it('what is kept is read back as often as needed, each time anew', () => {
  const spill = spillFile(folder);
  const [one, other] = [spill.keep(numbered(1)), spill.keep(numbered(2))];
  expect([other(), one(), one()]).toEqual([numbered(2), numbered(1), numbered(1)]);
  expect(one()).not.toBe(one());
});

it('nothing of it can be found in its folder, not even while it is written', () => {
  const spill = spillFile(folder);
  const list = spill.list<Value>();
  for (let number = 0; number < 4_000; number += 1) list.push(numbered(number));
  expect(readdirSync(folder)).toEqual([]);
  spill.close();
  expect(readdirSync(folder)).toEqual([]);
});

it('a short list needs no file, and a long one in a folder that is not there is refused', () => {
  const missing = path.join(folder, 'missing');
  const list = spillFile(missing).list<Value>();
  list.push(numbered(1));
  expect([...list]).toEqual([numbered(1)]);
  expect(() => {
    for (let number = 0; number < 4_000; number += 1) list.push(numbered(number));
  }).toThrow(SpillRefused);
});
