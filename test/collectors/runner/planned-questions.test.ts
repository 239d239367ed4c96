import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CellKey } from '../../../collectors/runner/ask.ts';
import { type Definition, RESOURCES, type ResourceType } from '../../../model/resource.ts';
import type { TargetAccount } from '../../../model/snapshot.ts';
import { answerIds, collectFake, type FakeAws, TYPES, targetAccount } from './fake-accounts.ts';

const ACCOUNTS = ['111122223333', '222233334444', '333344445555', '444455556666', '555566667777'];
const REGIONS = ['ca-central-1', 'eu-west-1', 'us-east-1'];

const someAccounts = fc
  .uniqueArray(fc.constantFrom(...ACCOUNTS), { minLength: 1 })
  .chain((accounts) => fc.tuple(...accounts.map((account) => fc.tuple(fc.constant(account), fc.subarray(REGIONS)))))
  .map((accounts) => accounts.map(([account, regions]) => targetAccount(account, regions)));

/** An AWS that refuses, lists and is asked by chance, but answers the same question always the same way. */
const someAws = fc
  .record({ seed: fc.nat(), refusedPercent: fc.constantFrom(0, 10, 50, 100), largestList: fc.nat({ max: 4 }) })
  .map(({ seed, refusedPercent, largestList }): FakeAws => {
    const chance = (...parts: (string | null)[]) => fc.hash(`${seed} ${parts.join(' ')}`) >>> 0;
    const keyed = ({ account, region, operation, resource }: CellKey) => [account, region, operation, resource];
    return {
      count: (key) => chance('count', ...keyed(key)) % (largestList + 1),
      refuses: (key) => chance('refuses', ...keyed(key)) % 100 < refusedPercent,
      wants: (type, parentId) => chance('wants', type, parentId) % 3 > 0,
      onQuestion: async (key) => {
        for (let turns = chance('turns', ...keyed(key)) % 4; turns > 0; turns--) await null;
      },
    };
  });

test('every planned question has exactly one cell, and only complete answers are kept', async () => {
  await fc.assert(
    fc.asyncProperty(someAccounts, someAws, async (accounts, aws) => {
      const [organization, ...shards] = await collectFake(aws, accounts);
      expect(organization).toEqual({ name: 'organization', cells: [], resources: [] });
      expect(shards.map(({ name }) => name).sort()).toEqual(accounts.map(({ account }) => account).sort());
      for (const { name, cells, resources } of shards) {
        const target = accounts.find(({ account }) => account === name) as TargetAccount;
        const { expectedCells, expectedIds } = expectationOf(target, aws);
        expect(cells.map((cell) => `${nameOf(cell)} ${cell.outcome}`).sort()).toEqual(expectedCells.sort());
        expect(resources.map(({ type, region, id }) => `${type} ${region} ${id}`).sort()).toEqual(expectedIds.sort());
      }
    }),
    { numRuns: 150 },
  );
});

test('neither the order of accounts nor how many are open changes a shard', async () => {
  await fc.assert(
    fc.asyncProperty(someAccounts, someAws, fc.integer({ min: 1, max: 6 }), async (accounts, aws, accountsAtOnce) => {
      const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1);
      const one = await collectFake(aws, accounts);
      const other = await collectFake(aws, accounts.toReversed(), { accountsAtOnce });
      expect(other.sort(byName)).toEqual(one.sort(byName));
    }),
    { numRuns: 50 },
  );
});

/** What an account should give, worked out one question after the other. */
function expectationOf(target: TargetAccount, aws: FakeAws) {
  const expectedCells: string[] = [];
  const expectedIds: string[] = [];
  const given = new Map<string, string[]>();
  for (const type of TYPES) {
    const { accounts, scope, operation, parent }: Definition = RESOURCES[type];
    const core = {
      management: '111122223333',
      logArchive: '222233334444',
      security: '333344445555',
      all: target.account,
    };
    if (core[accounts] !== target.account) continue;
    for (const region of scope === 'global' ? ['global'] : (target.regions ?? [])) {
      const ids: string[] = [];
      for (const resource of parent === undefined ? [null] : wanted(type, given.get(`${parent} ${region}`) ?? [])) {
        const key = { account: target.account, region, operation, resource };
        const isRefused = aws.refuses(key);
        expectedCells.push(`${nameOf(key)} ${isRefused ? 'denied' : 'collected'}`);
        if (!isRefused) ids.push(...answerIds(type, parent !== undefined, key, aws));
      }
      given.set(`${type} ${region}`, ids);
      expectedIds.push(...ids.map((id) => `${type} ${region} ${id}`));
    }
  }
  return { expectedCells, expectedIds };

  function wanted(type: ResourceType, parents: readonly string[]): string[] {
    return parents.filter((parent) => aws.wants(type, parent));
  }
}

function nameOf({ account, region, operation, resource }: CellKey): string {
  return `${account} ${region} ${operation} ${resource}`;
}
