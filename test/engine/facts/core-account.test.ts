import { expect, test } from 'vitest';
import { factAbout, subjectsOf } from './example-facts.ts';

const ORGANIZATION = { type: 'organization' } as const;

test('an account that the organization does not have has no state', async () => {
  const example = { targets: { core: { logArchive: '999900001111' } }, resources: [ORGANIZATION] };
  expect(await factAbout('coreAccount', 'core-account', example)).toEqual([
    { account: '999900001111', state: null, ignoredUnits: [], otherRoles: [] },
    { account: '111122223333', state: 'ACTIVE', ignoredUnits: [], otherRoles: [] },
    { account: '333344445555', state: 'ACTIVE', ignoredUnits: [], otherRoles: [] },
  ]);
});

test('an account may be missing because the roots could not be listed', async () => {
  const example = {
    targets: { core: { logArchive: '999900001111' } },
    resources: [ORGANIZATION],
    gaps: [{ type: 'organization-root' as const, outcome: 'denied' as const }],
  };
  expect((await factAbout('coreAccount', 'core-account', example)).at(0)).toEqual(['denied: denied']);
});

test('two roles with one account are both at fault, the third is not', async () => {
  const example = { targets: { core: { security: '222233334444' } }, resources: [ORGANIZATION] };
  const { subjects } = await subjectsOf('core-account', example);
  expect(subjects.map(({ arn, name }) => [arn, name])).toEqual([
    ['organization/role/logArchive', 'log archive account'],
    ['organization/role/management', 'management account'],
    ['organization/role/security', 'security account'],
  ]);
  expect(await factAbout('coreAccount', 'core-account', example)).toMatchObject([
    { otherRoles: ['security'] },
    { otherRoles: [] },
    { otherRoles: ['logArchive'] },
  ]);
});

test('an account that is left out because of its unit is ignored whatever the unit is called', async () => {
  const leftOut = { kind: 'ignored-ou' as const, reason: 'in an ignored organizational unit' };
  const example = { targets: { accounts: [{ account: '222233334444', leftOut }] }, resources: [ORGANIZATION] };
  expect((await factAbout('coreAccount', 'core-account', example))[0]).toMatchObject({
    ignoredUnits: [leftOut.reason],
  });
});

test('the organization names another management account than the configuration', async () => {
  const example = { resources: [{ ...ORGANIZATION, managementAccount: '222233334444' }] };
  expect(await factAbout('coreAccountRole', 'core-account', example)).toEqual([
    { contradictions: ['the management account is 222233334444'] },
    { contradictions: ['the management account is 222233334444'] },
    { contradictions: [] },
  ]);
});
