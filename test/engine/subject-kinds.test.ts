import { expect, test } from 'vitest';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { withEveryResource } from '../../engine/every-resource.ts';
import { AccountGroup } from '../../model/names.ts';
import { RESOURCES } from '../../model/resource.ts';
import { inAccounts, kindOf, SubjectKind } from '../../model/subject-kinds.ts';

test.each(SubjectKind.options)('%s is looked for where its definition says', (kind) => {
  const lister = vocabulary.subjects[kind];
  const { within, accounts } = kindOf(kind);
  expect(lister.kind).toBe(kind);
  if (lister.scope === 'region') expect([within, accounts]).toEqual(['region', lister.accounts]);
  else expect(accounts).not.toBe('all');
});

test('a kind of all accounts is of a resource that all accounts are asked for', () => {
  const wide = SubjectKind.options.filter((kind) => kindOf(kind).accounts === 'all');
  const types = wide.flatMap((kind) => kindOf(kind).resource ?? []);
  expect(types.map((type) => RESOURCES[type].accounts)).toEqual(types.map(() => 'all'));
});

test('a kind that is not simply every resource of a type needs a lister', () => {
  const { organization, ...others } = vocabulary.subjects;
  expect(organization.kind).toBe('organization');
  expect(() => withEveryResource(others as never)).toThrow('nothing lists the subjects of kind organization');
});

test('the accounts that a rule is narrowed to are named', () => {
  const named = AccountGroup.options.map((group) => inAccounts(group));
  expect(named.filter((words) => words === '')).toHaveLength(1);
  expect(new Set(named).size).toBe(named.length);
  expect(inAccounts(undefined)).toBe('');
});
