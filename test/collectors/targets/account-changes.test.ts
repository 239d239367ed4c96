import { describe, expect, it } from 'vitest';
import { changesBetween, findChanges } from '../../../collectors/targets/account-changes.ts';
import type { ListedAccount } from '../../../collectors/targets/listed-account.ts';
import type { TargetAccount, Targets } from '../../../model/snapshot.ts';

const MANAGEMENT = '111122223333';
const WORKLOAD = '444455556666';

function target(account: string, name: string, state = 'ACTIVE'): TargetAccount {
  const rest = { ouPath: [], joinedAt: null, roles: [], leftOut: null, regions: [], regionsLeftOut: [] };
  return { account, name, state, ...rest };
}

function listed(account: string, name: string, state = 'ACTIVE', path: string | null = null): ListedAccount {
  return { account, name, state, path, joinedAt: null, organizationId: 'o-exampleorg' };
}

describe('a later list of accounts', () => {
  const before = [target(MANAGEMENT, 'Management'), target(WORKLOAD, 'dev001')];

  it('that is the same shows no change', () => {
    expect(changesBetween(before, new Map(), [listed(WORKLOAD, 'dev001'), listed(MANAGEMENT, 'Management')])).toEqual(
      [],
    );
  });

  it('shows what was added, removed and suspended, sorted by account', () => {
    const after = [listed('999911112222', 'new'), listed(MANAGEMENT, 'Management', 'SUSPENDED')];
    expect(changesBetween(before, new Map(), after)).toEqual([
      {
        account: MANAGEMENT,
        kind: 'state',
        detail: 'Management was ACTIVE at the beginning of the scan and is SUSPENDED',
      },
      {
        account: WORKLOAD,
        kind: 'removed',
        detail: 'dev001 was listed at the beginning of the scan and not at its end',
      },
      {
        account: '999911112222',
        kind: 'added',
        detail: 'new was listed at the end of the scan (ACTIVE) and not at its beginning: it was not scanned',
      },
    ]);
  });

  it('shows an account that was moved, where AWS told its path both times', () => {
    const paths = new Map([[WORKLOAD, 'o-exampleorg/r-exam/ou-exam-dev00000/444455556666/']]);
    const moved = [
      listed(MANAGEMENT, 'Management'),
      listed(WORKLOAD, 'dev001', 'ACTIVE', 'o-exampleorg/r-exam/444455556666/'),
    ];
    expect(changesBetween(before, paths, moved)).toEqual([
      {
        account: WORKLOAD,
        kind: 'moved',
        detail:
          'dev001 was in o-exampleorg/r-exam/ou-exam-dev00000/444455556666/ at the beginning of the scan and is in o-exampleorg/r-exam/444455556666/',
      },
    ]);
    expect(changesBetween(before, new Map(), moved)).toEqual([]);
  });

  it('says nothing of a state that was not known before', () => {
    const unknown = [target(WORKLOAD, WORKLOAD, 'UNKNOWN')];
    expect(changesBetween(unknown, new Map(), [listed(WORKLOAD, 'dev001')])).toEqual([]);
  });
});

describe('listing the accounts again', () => {
  const targets: Targets = {
    organizationId: 'o-exampleorg',
    rootId: 'r-exam',
    organizationAccount: MANAGEMENT,
    partition: 'aws',
    homeRegion: 'ca-central-1',
    core: { management: MANAGEMENT, logArchive: null, security: null },
    accounts: [target(MANAGEMENT, 'Management')],
  };
  const watch = { clock: { now: () => 0 }, signal: new AbortController().signal };

  it('that is refused is told, and is no gap', async () => {
    const refusal = Object.assign(new Error('You may not.'), {
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 400 },
    });
    const question = () => ({
      client: () => {
        throw refusal;
      },
      pageRead: () => undefined,
    });
    const listing = { lister: { account: MANAGEMENT, asCaller: false }, paths: new Map() };
    expect(await findChanges(targets, listing, { question }, watch)).toEqual([
      {
        account: MANAGEMENT,
        kind: 'not-checked',
        detail: 'the accounts could not be listed again at the end of the scan: You may not.',
      },
    ]);
  });

  it('asks nothing where the scan is of a single account', async () => {
    const question = () => {
      throw new Error('nothing is asked');
    };
    expect(await findChanges(targets, { lister: null, paths: new Map() }, { question }, watch)).toEqual([]);
  });
});
