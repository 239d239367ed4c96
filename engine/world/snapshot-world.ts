import type { AccountId, Place } from '../../model/names.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { Manifest, TargetAccount, Targets } from '../../model/snapshot.ts';
import { NotKnown, type Survey, type Tally, type World } from '../world.ts';
import { agesOf } from './ages.ts';
import { causeOfGap } from './causes.ts';
import { gapsOf } from './gaps.ts';
import { lookups } from './lookups.ts';
import type { ShardIndex } from './shard-index.ts';

/** What a world looks at. */
export type WorldParts = {
  readonly manifest: Manifest;
  readonly parameters: Parameters;
  /** By shard name: the organization's, the core accounts' and that of the account that is being judged. */
  readonly shards: ReadonlyMap<string, ShardIndex>;
  readonly survey: Survey;
  /** null until the last phase. */
  readonly tally: ((requirement: string) => Tally) | null;
};

/** The `World` over parts of a snapshot. */
export function snapshotWorld({ manifest, parameters, shards, survey, tally }: WorldParts): World {
  const { targets } = manifest;
  const byAccount = new Map(targets.accounts.map((target) => [target.account, target]));
  const organization = shards.get('organization');
  const known = lookups(manifest, shardsOf);

  function shardsOf(account: AccountId): readonly ShardIndex[] {
    return [shards.get(account), organization].filter((shard) => shard !== undefined);
  }

  function target(account: AccountId): TargetAccount {
    const found = byAccount.get(account);
    if (found === undefined) throw notAsked(account, 'the account is not a target of the scan');
    return found;
  }

  return {
    parameters,
    targets,
    survey,
    all: known.all,
    detail: known.detail,
    ...agesOf(manifest, ({ type, place, id }) => known.answer(type, place, id ?? null).at, anywhere(targets)),
    accountOf(role) {
      const account = targets.core[role];
      if (account !== null) return account;
      const detail = `the configuration names no ${role} account`;
      throw notAsked(anywhere(targets).account, detail);
    },
    target,
    regions(account) {
      const { leftOut, regions } = target(account);
      if (leftOut !== null) throw notAsked(account, leftOut.reason);
      if (regions !== null) return regions;
      const gaps = known.entryGaps(account);
      if (gaps.length > 0) throw new NotKnown(gaps.map(causeOfGap));
      throw notAsked(account, 'the regions of the account are not known');
    },
    gaps: (place) => gapsOf(place, shardsOf(place.account), manifest),
    tally(requirement) {
      if (tally === null) throw new Error(`a fact that tallies ${requirement} has to be marked as rollUp`);
      return tally(requirement);
    },
  };
}

/** Where something is that has no place of its own. */
function anywhere({ core, accounts }: Targets): Place {
  return { account: core.management ?? accounts[0]?.account ?? '000000000000', region: 'global' };
}

function notAsked(account: AccountId, detail: string): NotKnown {
  return new NotKnown([{ account, region: 'global', operation: null, resource: null, outcome: 'not-asked', detail }]);
}
