import { describe, expect, test } from 'vitest';
import { disagreement, uniteAccounts } from '../../../collectors/targets/enumerations.ts';
import type { PlacedAccount } from '../../../collectors/targets/organization-tree.ts';
import { whyLeftOut } from '../../../collectors/targets/selection.ts';

const configuration = {
  homeRegion: 'ca-central-1',
  accounts: {},
  scanRole: 'ASEA-ComplianceScan',
  ignoredOus: ['UnManaged'],
};

const unit = (name: string) => ({ id: `ou-exam-${name.toLowerCase()}`, name });

function placed(account: string, ...ouPath: string[]): PlacedAccount {
  return {
    account,
    name: account,
    state: 'ACTIVE',
    ouPath: ouPath.map(unit),
    joinedAt: null,
    path: null,
    organizationId: 'o-exampleorg',
  };
}

describe('an account', () => {
  test('deep inside an ignored unit is left out', () => {
    expect(whyLeftOut(placed('444455556666', 'Sandbox', 'UnManaged', 'Team'), configuration)).toEqual({
      kind: 'ignored-ou',
      reason: 'the organizational unit UnManaged is ignored',
    });
    expect(whyLeftOut(placed('444455556666', 'UnManagedNot'), configuration)).toBeNull();
  });

  test.each(['SUSPENDED', 'PENDING_CLOSURE', 'PENDING_ACTIVATION', 'CLOSED'])('that is %s is left out', (state) => {
    expect(whyLeftOut({ ...placed('444455556666'), state }, configuration)).toEqual({
      kind: 'state',
      reason: `the account is ${state}`,
    });
  });
});

describe('two enumerations', () => {
  const one = placed('111122223333');
  const two = placed('222233334444', 'Security');

  test('agree whatever their order', () => {
    expect(disagreement([two, one], { accounts: [one, two], isComplete: true })).toBeNull();
  });

  test('are told apart account by account', () => {
    const tree = { accounts: [two, two], isComplete: true };
    expect(disagreement([one, one, two], tree)).toBe(
      'only in the list of accounts: 111122223333; twice in the list of accounts: 111122223333; in two organizational units: 222233334444',
    );
  });

  test('cannot disagree where one of them is not complete', () => {
    expect(disagreement([one], { accounts: [two], isComplete: false })).toBeNull();
    expect(disagreement(null, { accounts: [two], isComplete: true })).toBeNull();
  });

  test('are united, the tree knowing the path', () => {
    const list = [{ ...two, ouPath: [] }, one];
    expect(uniteAccounts(list, { accounts: [two], isComplete: true })).toEqual([one, two]);
  });
});
