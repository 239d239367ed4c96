import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../../app/catalogue/load-catalogue.ts';
import { CatalogueError } from '../../engine/catalogue/fault.ts';
import { resolveParameters } from '../../engine/catalogue/profiles.ts';
import { fact } from '../../engine/fact.ts';
import type { Vocabulary } from '../../engine/vocabulary.ts';
import { catalogue, rulesFolder } from './our-catalogue.ts';
import { syntheticFact, syntheticRule } from './synthetic.ts';

const first = syntheticFact(() => undefined);
const vpcOnly = fact({
  subjects: ['vpc'],
  shape: z.strictObject({ on: z.boolean() }),
  needs: [],
  read: () => ({ on: true }),
});
const kind = fact({
  subjects: ['account-region'],
  shape: z.strictObject({
    kind: z.enum(['good', 'bad']),
    maybe: z.strictObject({ count: z.number() }).nullable(),
    age: z.number().nullable(),
  }),
  needs: [],
  read: () => ({ kind: 'good' as const, maybe: null, age: null }),
});
const total = fact({ ...vpcOnly, subjects: ['account-region'], rollUp: true });
const vocabulary: Vocabulary = { facts: { first, vpcOnly, kind, total }, subjects: {} as Vocabulary['subjects'] };

const FOLDER = '1.1-overview/everything-was-seen';
const FLAG = { name: 'set', fact: 'first', path: '$.flag', operator: 'equals', value: true } as const;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zonewarden-rules-'));
  await cp(path.join(rulesFolder, 'profiles'), path.join(folder, 'profiles'), { recursive: true });
  await put('requirements.json', { 'ASEA-LM-OV-02': { rules: ['ASEA-LM-OV-02'] } });
  await put(`${FOLDER}/rule.json`, syntheticRule({ conditions: { all: [FLAG] } }));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(file: string, content: unknown): Promise<void> {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
}

/** `file:line: message` of every fault; empty when the catalogue is sound. */
async function faults(): Promise<string[]> {
  try {
    await loadCatalogue(folder, vocabulary);
    return [];
  } catch (error) {
    if (error instanceof CatalogueError) return error.message.split('\n');
    throw error;
  }
}

it('a sound catalogue has no faults', async () => {
  expect(await faults()).toEqual([]);
});

describe('a clause is refused when it', () => {
  it.each([
    ['names no fact', { fact: 'absent' }, 'no fact is named absent'],
    ['reaches for what every object has', { fact: 'constructor' }, 'no fact is named constructor'],
    [
      'speaks of another kind of subject',
      { fact: 'vpcOnly', path: '$.on' },
      'the fact vpcOnly speaks of vpc, not of account-region',
    ],
    [
      'tallies where findings are still being made',
      { fact: 'total', path: '$.on' },
      'the fact total tallies other findings, which only rules on the organization may',
    ],
    [
      'leaves the shape of the fact',
      { path: '$.flags' },
      'first has no $.flags: wanted one of count, elements, flag, inner, nothing, text, texts',
    ],
    ['goes through a plain value', { path: '$.flag.on' }, 'first has no $.flag.on: wanted an object before on'],
    [
      'goes through what may be null',
      { fact: 'kind', path: '$.maybe.count', operator: 'atLeast', value: 1 },
      'kind has no $.maybe.count: wanted an object before count',
    ],
    [
      'compares what cannot be ordered',
      { path: '$.text', operator: 'atLeast', value: 3 },
      'atLeast looks at number or null, $.text is string',
    ],
    ['compares with another type', { value: 'true' }, 'wanted boolean, found "true"'],
    [
      'compares with a word that cannot be',
      { fact: 'kind', path: '$.kind', value: 'excellent' },
      'wanted one of good, bad, found "excellent"',
    ],
    ['looks for text in a number', { path: '$.count', operator: 'in', value: 3 }, 'in compares with list, found 3'],
    ['chooses from nothing', { path: '$.count', operator: 'in', value: [] }, 'wanted at least one value in the list'],
    [
      'looks for a member that no element has',
      { path: '$.elements', operator: 'hasElement', value: { colour: 'red' } },
      'the elements have no colour',
    ],
    ['gives no value', { value: undefined }, 'equals needs a value'],
    ['gives a value that is not used', { path: '$.texts', operator: 'isEmpty', value: 1 }, 'isEmpty takes no value'],
    ['names no parameter', { value: { param: 'absent' } }, 'no parameter is named absent'],
    [
      'names a parameter of another type',
      { path: '$.count', operator: 'atLeast', value: { param: 'requireCmk' } },
      'atLeast compares with number, the parameter requireCmk is boolean',
    ],
    [
      'names a parameter that may be null',
      { path: '$.count', operator: 'atMost', value: { param: 'maxRetentionDays' } },
      'atMost compares with number, the parameter maxRetentionDays is null or number',
    ],
  ])('%s', async (_why, change, message) => {
    await put(`${FOLDER}/rule.json`, syntheticRule({ conditions: { all: [{ ...FLAG, ...change } as never] } }));
    expect(await faults()).toEqual([`${FOLDER}/rule.json:16: set: ${message}`]);
  });
});

describe('the form of a rule is refused when', () => {
  const rule = syntheticRule({ conditions: { all: [FLAG] } });
  const at = (line: number, message: string) => [`${FOLDER}/rule.json:${line}: ${message}`];

  it.each([
    [
      'an operator is negated',
      { conditions: { all: [{ ...FLAG, operator: 'notEqual' }] } },
      /:20: conditions\.all\.0\.operator: Invalid option: expected one of "equals"\|/,
    ],
    [
      'a path is more than plain names',
      { conditions: { all: [{ ...FLAG, path: '$..flag' }] } },
      /:19: conditions\.all\.0\.path: Invalid string/,
    ],
    [
      'a path could run code',
      { conditions: { all: [{ ...FLAG, path: '$[?(process.exit())]' }] } },
      /:19: conditions\.all\.0\.path: Invalid string/,
    ],
    ['conditions are turned around', { conditions: { not: FLAG } }, /: conditions: Unrecognized key: "not"/],
    ['a list of conditions is empty', { conditions: { all: [] } }, /:15: conditions\.all: Too small/],
    [
      'a nested list of conditions is empty',
      { conditions: { all: [FLAG, { any: [] }] } },
      /:24: conditions\.all\.1\.any: Too small/,
    ],
    ['it has members that nobody reads', { priority: 3 }, /:1: Unrecognized key: "priority"/],
    ['it has no title', { title: undefined }, /:1: title: Invalid input/],
  ])('%s', async (_why, change, message) => {
    await put(`${FOLDER}/rule.json`, { ...rule, ...change });
    expect((await faults()).filter((fault) => message.test(fault))).toHaveLength(1);
  });

  it('it is no JSON', async () => {
    await put(`${FOLDER}/rule.json`, '{\n  "id": \n}');
    const [fault] = await faults();
    expect(fault).toMatch(/^1\.1-overview\/everything-was-seen\/rule\.json:3: wanted JSON: /);
  });

  it('a key stands twice, of which JSON would keep the last', async () => {
    const text = JSON.stringify(rule, null, 2).replace(
      '"severity": "high",',
      '"severity": "high",\n  "severity": "low",',
    );
    await put(`${FOLDER}/rule.json`, text);
    expect(await faults()).toEqual(at(10, 'a key stands twice in one object'));
  });

  it('it asks nothing and says nothing, or both', async () => {
    await put(`${FOLDER}/rule.json`, syntheticRule({}));
    expect(await faults()).toEqual(at(1, 'a rule has either conditions or documentation'));
    await put(`${FOLDER}/rule.json`, { ...rule, documentation: ['DHCP'] });
    expect(await faults()).toEqual(at(1, 'a rule has either conditions or documentation'));
  });

  it('its id or its section is not that of the folder', async () => {
    await put(`${FOLDER}/rule.json`, { ...rule, id: 'ASEA-LM-CT-01', source: { section: '1.2', reading: 'x' } });
    await put('requirements.json', { 'ASEA-LM-CT-01': { rules: ['ASEA-LM-CT-01'] } });
    expect(await faults()).toEqual(at(5, "section 1.2 is not the folder's"));
    await put(`${FOLDER}/rule.json`, { ...rule, id: 'ASEA-LM-CT-01' });
    expect(await faults()).toEqual(at(2, 'an id of section 1.1 begins with ASEA-LM-OV-, found ASEA-LM-CT-01'));
  });

  it('it is nested without end', async () => {
    await put(`${FOLDER}/rule.json`, '{"a":'.repeat(5000));
    expect((await faults())[0]).toBe(`${FOLDER}/rule.json:1: wanted at most 32 levels of nesting`);
  });
});

describe('a file of the catalogue is refused when it', () => {
  const RULE = `${FOLDER}/rule.json`;
  const withText = (piece: string) =>
    JSON.stringify(syntheticRule({ conditions: { all: [FLAG] } })).replace('"high"', piece);

  it.each<[string, string | Buffer, RegExp]>([
    [
      'has a key that would be taken for a prototype',
      '{"__proto__": {}}',
      /rule\.json:1: a key may not be named __proto__$/,
    ],
    ['is no UTF-8', Buffer.from([0x7b, 0xff]), /rule\.json:1: wanted UTF-8, found something else at byte 1$/],
    ['is too large', ' '.repeat(600_000), /rule\.json: is larger than 524288 bytes: it has 600000$/],
    ['has a number beyond all bounds', withText('1e999'), /rule\.json:1: severity: Invalid option/],
    [
      'has a name that moves the cursor',
      withText('"\u001b[2J\\u202e"'),
      /rule\.json:\d+: wanted JSON: [^\p{Cc}\p{Bidi_C}]*$/u,
    ],
  ])('%s', async (_why, content, fault) => {
    await put(RULE, '');
    await writeFile(path.join(folder, RULE), content);
    const found = (await faults()).filter((line) => line.startsWith(RULE));
    expect(found[0]).toMatch(fault);
  });

  it('is a pipe that nobody writes to, or a folder', async () => {
    await rm(path.join(folder, RULE));
    execFileSync('mkfifo', [path.join(folder, RULE)]);
    await mkdir(path.join(folder, 'profiles', 'mine.yaml'));
    expect((await faults()).slice(0, 2)).toEqual([
      `${RULE}: is a pipe, not a file`,
      'profiles/mine.yaml: is a folder, not a file',
    ]);
  });

  it('is wrong in very many places: the first are told, and how many more there are', async () => {
    const conditions = { all: Array.from({ length: 500 }, () => ({ ...FLAG, operator: 7 })) };
    await put(RULE, { ...syntheticRule({}), conditions });
    const found = (await faults()).filter((line) => line.startsWith(RULE));
    expect(found).toHaveLength(21);
    expect(found).toContainEqual(expect.stringMatching(/rule\.json: and \d+ more faults$/));
  });
});

it('every fault of every file is told at once, sorted', async () => {
  await put(`${FOLDER}/rule.json`, syntheticRule({ conditions: { all: [{ ...FLAG, fact: 'absent' }] } }));
  await put('1.1-overview/again/rule.json', syntheticRule({ conditions: { all: [FLAG, { ...FLAG, value: 1 }] } }));
  await put('Overview/rule.json', syntheticRule({}));
  await put('requirements.json', { 'ASEA-LM-OV-01': { rules: ['ASEA-LM-OV-02'] } });
  await put('profiles/mine.yaml', 'extends: asea-pbmm\nminDays: soon\nminDays: 7\n');
  await put('profiles/other.yaml', 'extends: absent\n');
  expect(await faults()).toEqual([
    '1.1-overview/again/rule.json:23: set: wanted boolean, found 1',
    `${FOLDER}/rule.json: ASEA-LM-OV-02 is the id of 1.1-overview/again already`,
    `${FOLDER}/rule.json:16: set: no fact is named absent`,
    'Overview: wanted a folder of a section, as 1.3-vpc-flow-logs',
    'profiles/mine.yaml:3: Map keys must be unique',
    'profiles/other.yaml:1: there is no profile absent to extend',
    'requirements.json: ASEA-LM-OV-02 (1.1-overview/again) is not listed',
    `requirements.json: ASEA-LM-OV-02 (${FOLDER}) is not listed`,
    'requirements.json:2: ASEA-LM-OV-02 is no rule of ASEA-LM-OV-01',
  ]);
});

describe('profiles', () => {
  it('that extend each other in a ring are refused', async () => {
    await put('profiles/a.yaml', 'extends: b\n');
    await put('profiles/b.yaml', 'extends: a\n');
    expect(await faults()).toEqual([
      'profiles/a.yaml:1: a extends b extends a',
      'profiles/b.yaml:1: b extends a extends b',
    ]);
  });

  it('that set too little or what nobody reads are refused', async () => {
    await put('profiles/mine.yaml', 'minDays: 7\nminimumDays: 7\n');
    expect(await faults()).toEqual(['profiles/mine.yaml:1: Unrecognized key: "minimumDays"']);
    await put('profiles/mine.yaml', 'minDays: 7\n');
    expect((await faults())[0]).toMatch(/^profiles\/mine\.yaml: does not set ignoredOus, governedRegions, /);
  });

  it('with aliases that multiply are refused', async () => {
    const lines = [
      'a: &a [x, x, x, x]',
      ...['b', 'c', 'd'].map((name, index) => `${name}: &${name} [${`*${'abc'[index]}, `.repeat(9)}]`),
    ];
    await put('profiles/mine.yaml', lines.join('\n'));
    expect((await faults())[0]).toMatch(/^profiles\/mine\.yaml: wanted YAML: Excessive alias count/);
  });

  it('are overridden by a configuration, and its faults name the parameters', () => {
    const resolved = resolveParameters(catalogue.profiles, 'asea-pbmm', { minDays: 365 });
    expect(resolved).toEqual({ parameters: { ...catalogue.profiles.get('asea-pbmm'), minDays: 365 } });
    expect(resolveParameters(catalogue.profiles, 'asea-pbmm', { minDays: 'soon', colour: 'red' })).toEqual({
      faults: ['minDays: Invalid input: expected number, received string', 'parameters: Unrecognized key: "colour"'],
    });
    expect(resolveParameters(catalogue.profiles, 'mine', {})).toEqual({
      faults: ['there is no profile mine; wanted one of asea-pbmm, lza-cccs-medium, lza-universal, strict'],
    });
  });
});
