import type { AccountId } from '../../model/names.ts';
import type { Parameters } from '../../model/parameters.ts';
import { FOLLOW_UP_SHARD, ORGANIZATION_SHARD } from '../../model/shard-names.ts';
import type { Manifest, TargetAccount } from '../../model/snapshot.ts';
import { type CrossAccountIndex, type Inventory, NotKnown } from '../inventory.ts';
import { organizationPlace } from '../places.ts';
import { agesOf } from './ages.ts';
import { causeWithoutQuestion } from './causes.ts';
import { gapsOf } from './gaps.ts';
import { lookups } from './lookups.ts';
import type { ShardIndex } from './shard-index.ts';

/** What an inventory looks at. */
export type InventoryParts = {
  readonly manifest: Manifest;
  readonly parameters: Parameters;
  /**
   * By shard name: the organization's, that of what others name, the core accounts' and that of the account that is being
   * judged.
   */
  readonly shards: ReadonlyMap<string, ShardIndex>;
  readonly crossAccount: CrossAccountIndex;
  /** null until the last phase. */
  readonly tally: Inventory['tally'] | null;
};

/** The `Inventory` over parts of a snapshot. */
export function snapshotInventory({ manifest, parameters, shards, crossAccount, tally }: InventoryParts): Inventory {
  const { targets } = manifest;
  const byAccount = new Map(targets.accounts.map((target) => [target.account, target]));
  const ofSeveral = [shards.get(ORGANIZATION_SHARD), shards.get(FOLLOW_UP_SHARD)];
  const known = lookups(manifest, shardsOf, parameters);

  function shardsOf(account: AccountId): readonly ShardIndex[] {
    return [shards.get(account), ...ofSeveral].filter((shard) => shard !== undefined);
  }

  function target(account: AccountId): TargetAccount {
    const found = byAccount.get(account);
    if (found === undefined) throw notAsked(account, 'the account is not a target of the scan');
    return found;
  }

  return {
    parameters,
    targets,
    crossAccount,
    all: known.all,
    detail: known.detail,
    ...agesOf(manifest, ({ type, place, id }) => known.answer(type, place, id ?? null).at, organizationPlace(targets)),
    accountOf(role) {
      const account = targets.core[role];
      if (account !== null) return account;
      if (role === 'management' && crossAccount.managementGaps.length > 0)
        throw new NotKnown(crossAccount.managementGaps);
      const detail = `the configuration names no ${role} account`;
      throw notAsked(organizationPlace(targets).account, detail);
    },
    target,
    regions: (account) => known.regions(target(account)),
    gaps: (place) => gapsOf(place, shardsOf(place.account), manifest),
    tally(requirement, region) {
      if (tally === null) throw new Error(`a fact that tallies ${requirement} has to be marked as rollUp`);
      return tally(requirement, region);
    },
  };
}

function notAsked(account: AccountId, detail: string): NotKnown {
  return new NotKnown([causeWithoutQuestion(account, detail)]);
}
