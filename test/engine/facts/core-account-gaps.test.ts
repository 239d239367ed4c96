import { expect, test } from 'vitest';
import { coreAccount } from '../../../engine/facts/overview/core-account.ts';
import type { Inventory } from '../../../engine/inventory.ts';
import { causesOf } from '../../../engine/known.ts';
import type { Cause } from '../../../model/finding.ts';
import type { Example } from '../../../scripts/authoring/example.ts';
import { inventoryOf, subjectsOf } from './example-facts.ts';

const GAP: Cause = {
  account: '111122223333',
  region: 'global',
  operation: 'organizations:ListRoots',
  resource: null,
  outcome: 'denied',
  detail: null,
};
const LOG_ARCHIVE = '222233334444';

/** The fact about the log archive's account, in an inventory of which something about the organization is not known. */
async function read(gaps: Partial<Inventory['crossAccount']>, targets: Example['targets'], ignoredOus = ['UnManaged']) {
  const example = { targets, parameters: { ignoredOus }, resources: [{ type: 'organization' as const }] };
  const inventory = await inventoryOf(example);
  const { subjects } = await subjectsOf('core-account', example);
  const subject = subjects.find((one) => 'role' in one && one.role === 'logArchive');
  const partial = { ...inventory, crossAccount: { ...inventory.crossAccount, ...gaps } };
  return () => coreAccount.read(subject as never, partial);
}

const account = (changes: object) => ({ accounts: [{ account: LOG_ARCHIVE, ...changes }] });
const units = (...names: string[]) => names.map((name) => ({ id: `ou-exam-${name.toLowerCase()}`, name }));
const FINE = { account: LOG_ARCHIVE, state: 'ACTIVE', ignoredUnits: [], otherRoles: [] };

test('of an account whose state nobody told it is not known as long as the list has gaps', async () => {
  const unknown = await read({ accountGaps: [GAP] }, account({ state: 'UNKNOWN' }));
  expect(causesOf(unknown)).toEqual([GAP]);
  const listed = await read({ accountGaps: [GAP] }, account({}));
  expect(listed()).toEqual(FINE);
  const complete = await read({}, account({ state: 'UNKNOWN' }));
  expect(complete()).toEqual({ ...FINE, state: 'UNKNOWN' });
});

test('an account outside of all units may be in an ignored one as long as the units have gaps', async () => {
  const outside = await read({ unitGaps: [GAP] }, account({ ouPath: [] }));
  expect(causesOf(outside)).toEqual([GAP]);
  const inside = await read({ unitGaps: [GAP] }, account({ ouPath: units('Security') }));
  expect(inside()).toEqual(FINE);
  const complete = await read({}, account({ ouPath: [] }));
  expect(complete()).toEqual(FINE);
  const nothingIgnored = await read({ unitGaps: [GAP] }, account({ ouPath: [] }), []);
  expect(nothingIgnored()).toEqual(FINE);
});

test('an account in an ignored unit is ignored, at any depth', async () => {
  const ignored = await read({}, account({ ouPath: units('Security', 'UnManaged', 'Old') }));
  expect(ignored()).toEqual({ ...FINE, ignoredUnits: ['UnManaged'] });
});
