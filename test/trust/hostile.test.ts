import { expect, test } from 'vitest';
import { hostile } from '../../trust/hostile/index.ts';
import { unseenIn } from '../../trust/hostile/output-faults.ts';
import { structureFaults, structureOf } from '../../trust/hostile/page-structure.ts';
import { sarifFaults } from '../../trust/hostile/sarif-faults.ts';
import { HOSTILE } from '../../trust/hostile/strings.ts';

test('a sample of hostile strings changes no verdict and runs nowhere', { timeout: 240_000 }, async () => {
  const { counts, broken } = await hostile.run({ size: 'sample', seed: 1, progress: () => {} });
  expect(broken).toEqual([]);
  expect(counts).toMatchObject({ strings: 30, pages: 1, places: 1, operations: 1 });
});

test('there are strings of every kind, each once', () => {
  const texts = HOSTILE.map(({ text }) => text);
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.length).toBeGreaterThan(200);
  expect(new Set(HOSTILE.slice(0, 30).map(({ kind }) => kind))).toEqual(new Set(HOSTILE.map(({ kind }) => kind)));
});

test('the sweep sees a page in which a name became markup', () => {
  const harmless = structureOf('<!doctype html><p class="a">name</p>');
  const faultsOf = (page: string) => structureFaults(structureOf(page), harmless);
  expect(faultsOf('<!doctype html><p class="a">other name</p>')).toEqual([]);
  expect(faultsOf('<!doctype html><p class="a"><b>name</b></p>')).toEqual([
    'an element that is not ours: <b> for the end',
  ]);
  expect(faultsOf('<!doctype html><p class="a" onclick="x">name</p>')).toEqual([
    'an element that is not ours: <p class="a" onclick="x"> for <p class="a">',
  ]);
  expect(faultsOf('<!doctype html><p class="a">a > b</p>')).toEqual(['unescaped in text: a > b']);
  expect(faultsOf('<!doctype html><p class="a">name')).toEqual(['never closed: p']);
});

test('the sweep sees what a terminal would obey and what nobody sees', () => {
  expect(unseenIn('one\ntwo é 日志 👩\u200d💻')).toEqual([]);
  expect(unseenIn('\u001b[31m\u202e\u2028\ud83d')).toEqual(['has U+001b', 'has U+202e', 'has U+2028', 'has U+d83d']);
});

test('the sweep sees a link in a SARIF message', () => {
  const run = (text: string) =>
    JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{ message: { text } }] }] });
  expect(sarifFaults(run('see \\[x\\](https://evil.example)'), 1)).toEqual([]);
  expect(sarifFaults(run('see [x](https://evil.example)'), 1)).toEqual([
    '/runs/0/results/0/message/text has a link that is not ours: [x](https://evil.example)',
  ]);
});
