import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { Configuration } from '../../app/configuration/schema.ts';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const schema = JSON.parse(read('schemas/configuration.schema.json'));
const isValid = new Ajv2020({ strict: false }).compile(schema);

/** The first YAML block of a page that is a configuration, without the indentation of the list that it stands in. */
function exampleOf(page: string): string {
  const blocks = [...read(page).matchAll(/^( *)```yaml\n([\s\S]*?)^\1```/gm)].map(([, indent = '', block = '']) =>
    block.replaceAll(`\n${indent}`, '\n').slice(indent.length),
  );
  return blocks.find((block) => block.startsWith('organization:')) ?? '';
}

it.each(['README.md', 'docs/configuration.md'])('the configuration in %s is one, for us and for editors', (page) => {
  const example = parse(exampleOf(page));
  expect(Configuration.parse(example).organization.accounts.logArchive).toBe('222233334444');
  expect([isValid(example), isValid.errors]).toEqual([true, null]);
});

it.each([
  [
    'an account id without quotes',
    { organization: { homeRegion: 'ca-central-1', accounts: { security: 333344445555 } } },
  ],
  ['an unknown key', { organization: { homeRegion: 'ca-central-1', role: 'ASEA-ComplianceScan' } }],
  ['no home region', { organization: {} }],
  ['a parameter of the wrong type', { organization: { homeRegion: 'ca-central-1' }, parameters: { minDays: 'many' } }],
])('%s is refused by us and by editors', (_, wrong) => {
  expect([Configuration.safeParse(wrong).success, isValid(wrong)]).toEqual([false, false]);
});
