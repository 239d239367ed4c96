import { expect, test } from 'vitest';
import { z } from 'zod';
import { readRequirements } from '../../engine/catalogue/requirements.ts';
import { readRule } from '../../engine/catalogue/rules.ts';
import { fact } from '../../engine/fact.ts';
import type { Vocabulary } from '../../engine/vocabulary.ts';
import { LIMITS } from '../../files/limits.ts';
import { syntheticRule } from './synthetic.ts';

const first = fact({
  subjects: ['account-region'],
  shape: z.strictObject({ flag: z.boolean() }),
  needs: [],
  read: () => ({ flag: true }),
});
const vocabulary = { facts: { first }, subjects: {} } as unknown as Vocabulary;

const FOLDER = '1.1-overview/everything-was-seen';
const SET = { name: 'set', fact: 'first', path: '$.flag', operator: 'equals', value: true } as const;
const conditions = { all: [SET] };

const faultsOf = (rule: object, folder = FOLDER) =>
  readRule(folder, JSON.stringify(rule, null, 2), vocabulary).faults.map(({ line, message }) => `${line}: ${message}`);

test.each([
  ['1.1', 'OV'],
  ['1.2', 'CT'],
  ['1.3', 'FL'],
  ['1.4', 'GD'],
  ['1.5', 'CF'],
  ['1.6', 'CL'],
  ['1.7', 'SH'],
  ['1.8', 'SM'],
  ['1.9', 'IN'],
  ['1.10', 'OT'],
])('a rule of section %s has the letters %s', (section, letters) => {
  const rule = syntheticRule({ id: `ASEA-LM-${letters}-01`, source: { section, reading: 'so' }, conditions });
  expect(faultsOf(rule, `${section}-a-section/a-rule`)).toEqual([]);
});

test('the fault of a clause is told in its line, however deep it stands', () => {
  const wrong = { ...SET, fact: 'absent' };
  const rule = syntheticRule({ conditions: { all: [SET, { any: [SET, { any: [wrong] }] }] } });
  const line = JSON.stringify(rule, null, 2).split('"absent"')[0]?.split('\n').length ?? 0;
  expect(faultsOf(rule)).toEqual([`${line - 2}: set: no fact is named absent`]);
});

test('a section that the chapter has not and documentation with a scope are told in their lines', () => {
  const { conditions: _, ...rest } = syntheticRule({});
  const rule = { ...rest, source: { section: '9.9', reading: 'so' }, documentation: ['so'], applies: conditions };
  const lines = JSON.stringify(rule, null, 2).split('\n');
  const lineOf = (text: string) => lines.findIndex((line) => line.includes(text)) + 1;
  expect(faultsOf(rule, '9.9-none/a-rule')).toEqual([
    `${lineOf('"section"')}: the chapter has no section 9.9`,
    `${lineOf('"applies"')}: documentation applies to nothing`,
  ]);
});

test('a rule that is no JSON has that fault, and no other', () => {
  const { rule, faults } = readRule(FOLDER, '{', vocabulary);
  expect(rule).toBeNull();
  expect(faults).toEqual([{ file: `${FOLDER}/rule.json`, line: 1, message: expect.stringMatching(/^wanted JSON: /) }]);
});

test('a requirement that stands twice is a fault of its line', () => {
  const entry = '"ASEA-LM-CT-01": {"reason": "so"}';
  expect(readRequirements('requirements.json', `{\n${entry},\n${entry}\n}`, []).faults).toEqual([
    { file: 'requirements.json', line: 3, message: 'a key stands twice in one object' },
  ]);
});

test('a text is read up to the limit, and one character more is too much', () => {
  const faults = (length: number) => readRequirements('requirements.json', '{}'.padEnd(length), []).faults;
  expect(faults(LIMITS.catalogueBytes)).toEqual([]);
  expect(faults(LIMITS.catalogueBytes + 1)).toEqual([
    { file: 'requirements.json', line: null, message: 'wanted at most 524288 characters, found 524289' },
  ]);
});
