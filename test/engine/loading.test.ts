import { expect, test } from 'vitest';
import { CatalogueError } from '../../engine/catalogue/fault.ts';
import { readProfiles, resolveParameters } from '../../engine/catalogue/profiles.ts';
import { readRequirements } from '../../engine/catalogue/requirements.ts';
import { catalogue } from './our-catalogue.ts';

test('rules are sorted by id, whatever their folders are called', () => {
  const ids = catalogue.rules.map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted());
  const folders = ids.map((id) => catalogue.folders.get(id) ?? '');
  expect(folders).not.toEqual(folders.toSorted());
});

test('the faults of a catalogue are told in the order of files and lines', () => {
  const fault = (file: string, line: number | null) => ({ file, line, message: 'is wrong' });
  const error = new CatalogueError([fault('b', 2), fault('b', 1), fault('a', 3), fault('b', null)]);
  expect(error.name).toBe('CatalogueError');
  expect(error.faults).toEqual([fault('a', 3), fault('b', null), fault('b', 1), fault('b', 2)]);
  expect(error.message).toBe('a:3: is wrong\nb: is wrong\nb:1: is wrong\nb:2: is wrong');
});

test('a profile that extends one that does not exist, or itself, is told where it says so', () => {
  const texts = new Map([
    ['one', 'minDays: 1\nextends: none\n'],
    ['two', 'extends: three\n'],
    ['three', 'minDays: 1\nextends: two\n'],
  ]);
  expect(readProfiles(texts).faults).toEqual([
    { file: 'profiles/one.yaml', line: 2, message: 'there is no profile none to extend' },
    { file: 'profiles/two.yaml', line: 1, message: 'two extends three extends two' },
    { file: 'profiles/three.yaml', line: 2, message: 'three extends two extends three' },
  ]);
});

test('what is wrong with the values of a configuration is told with their names', () => {
  expect(resolveParameters(catalogue.profiles, 'asea-pbmm', { ignoredOus: ['a', 7] })).toEqual({
    faults: [expect.stringMatching(/^ignoredOus\.1: /)],
  });
  expect(resolveParameters(catalogue.profiles, 'none', {})).toEqual({
    faults: [expect.stringMatching(/^there is no profile none; wanted one of asea-pbmm, /)],
  });
});

test('a requirement that names a rule that does not exist, or one of another requirement, is a fault of its line', () => {
  const text = '{\n  "ASEA-LM-CT-01": {\n    "rules": ["ASEA-LM-CT-01", "ASEA-LM-CT-02"]\n  }\n}\n';
  const { faults } = readRequirements('requirements.json', text, []);
  expect(faults.map(({ message }) => message)).toEqual([
    'there is no rule ASEA-LM-CT-01',
    'ASEA-LM-CT-02 is no rule of ASEA-LM-CT-01',
    'there is no rule ASEA-LM-CT-02',
  ]);
});
