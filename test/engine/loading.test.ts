import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalogue } from '../../app/catalogue/load-catalogue.ts';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { CatalogueError } from '../../engine/catalogue/fault.ts';
import { readProfiles, resolveParameters } from '../../engine/catalogue/profiles.ts';
import { readRequirements } from '../../engine/catalogue/requirements.ts';
import { readRule } from '../../engine/catalogue/rules.ts';
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

async function faultsOf(folder: string): Promise<CatalogueError['faults']> {
  try {
    await loadCatalogue(folder, vocabulary);
  } catch (error) {
    if (error instanceof CatalogueError) return error.faults;
    throw error;
  }
  return [];
}

test('what cannot be read of a catalogue is told, all at once', async () => {
  const faults = await faultsOf('/no/such/folder');
  const absent = expect.stringMatching(/^cannot be read: ENOENT: no such file or directory, scandir /);
  expect(faults).toEqual([
    { file: '.', line: null, message: absent },
    { file: 'profiles', line: null, message: absent },
    { file: 'requirements.json', line: null, message: 'is missing' },
  ]);
});

test.each(['1.2', 'a1.2-trails', '1-trails', '1.2-Trails', '1.2-trails '])(
  'the folder %j is none of a section',
  async (name) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'zonewarden-catalogue-'));
    try {
      await mkdir(path.join(folder, name));
      await mkdir(path.join(folder, '10.12-of-a-long-chapter'));
      await mkdir(path.join(folder, 'profiles'));
      await writeFile(path.join(folder, 'profiles', 'notes.txt'), 'no profile');
      await writeFile(path.join(folder, 'requirements.json'), '[]');
      const faults = await faultsOf(folder);
      expect(faults.map(({ file, message }) => [file, message])).toEqual([
        [name, 'wanted a folder of a section, as 1.3-vpc-flow-logs'],
        ['requirements.json', expect.any(String)],
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);

test('a rule stands in the folder of its section, and says what it asks in one way', () => {
  const [rule] = catalogue.rules.filter(({ id }) => id === 'ASEA-LM-CT-03');
  const faults = (changes: object, folder = '1.2-cloudtrail/all-regions') =>
    readRule(folder, JSON.stringify({ ...rule, ...changes }, null, 2), vocabulary).faults.map(({ message }) => message);
  expect(faults({})).toEqual([]);
  expect(faults({}, '1.3-vpc-flow-logs/all-regions')).toEqual(["section 1.2 is not the folder's"]);
  expect(faults({ id: 'ASEA-LM-FL-03' })).toEqual([
    'an id of section 1.2 begins with ASEA-LM-CT-, found ASEA-LM-FL-03',
  ]);
  expect(faults({ source: { section: '9.9', reading: 'so' } }, '9.9-none/all-regions')).toEqual([
    'the chapter has no section 9.9',
  ]);
  expect(faults({ documentation: ['so'] })).toEqual(['a rule has either conditions or documentation']);
  expect(faults({ conditions: undefined })).toEqual(['a rule has either conditions or documentation']);
  expect(faults({ conditions: undefined, documentation: ['so'], applies: rule?.conditions })).toEqual([
    'documentation applies to nothing',
  ]);
  const nested = [1, 2, 3, 4, 5, 6].reduce((inner) => ({ all: [inner] }), rule?.conditions ?? { all: [] });
  expect(new Set(faults({ conditions: nested }))).toEqual(new Set(['conditions nest at most 6 levels deep']));
});
