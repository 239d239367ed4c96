import type { AccountId } from '../../model/names.ts';
import type { Resource, ResourceType } from '../../model/resource.ts';
import type { AwsAccess } from '../aws/open-aws.ts';
import { type Collected, type Reading, readUnits } from './account-scan.ts';
import { eachOf } from './concurrency.ts';
import type { FollowUp, FollowUps } from './follow-ups.ts';
import { closeTypes, descendantsOf, sourceOf, type Unit } from './plan.ts';

export type FollowUpReading = Omit<Reading, 'account' | 'before' | 'parentsOf' | 'aws'> & {
  /** What the scan reads. */
  readonly types: readonly ResourceType[];
  readonly aws: Pick<AwsAccess, 'question' | 'release'>;
  readonly accountsAtOnce: number;
};

/**
 * Asks what others name in an account, until the answers name nothing new, and gives these answers. What the end of the
 * scan leaves unasked becomes a gap here as well: an account's own shard does not show that something in it was named.
 */
export async function readFollowUps(followUps: FollowUps, reading: FollowUpReading): Promise<Collected> {
  const { targets, aws, accountsAtOnce } = reading;
  const asked: Collected[] = [];
  for (let next = followUps.next(); next.size > 0; next = followUps.next()) {
    const read = await eachOf([...next], accountsAtOnce, async ([account, named]) => {
      const answers = await askAccount(account, named, reading);
      if (account !== targets.core.management) aws.release(account);
      return answers;
    });
    for (const answers of read) followUps.add(answers);
    asked.push(...read);
  }
  return { cells: asked.flatMap(({ cells }) => cells), resources: asked.flatMap(({ resources }) => resources) };
}

/** Asks one account what is named there, and all that is asked of such things: of a bucket's location, then its rules. */
async function askAccount(
  account: AccountId,
  followUps: readonly FollowUp[],
  reading: FollowUpReading,
): Promise<Collected> {
  const { collectors } = reading;
  const types = closeTypes(reading.types, collectors);
  const byUnit = Map.groupBy(followUps, nameOf);
  const units = new Map<string, Unit>();
  for (const { type, place, parent } of followUps) {
    const { parent: parentType } = sourceOf(type, collectors).definition;
    const lists = parent === null && parentType !== undefined ? [parentType] : [];
    for (const one of [...lists, type, ...descendantsOf(type, types, collectors)]) {
      const unit = { type: one, place };
      units.set(nameOf(unit), unit);
    }
  }
  return await readUnits([...units.values()], {
    ...reading,
    account,
    before: { cells: [], resources: [] },
    parentsOf: (unit, read) =>
      byUnit
        .get(nameOf(unit))
        ?.flatMap(({ id, parent }): Resource[] => (parent === null ? read.filter((one) => one.id === id) : [parent])),
  });
}

function nameOf({ type, place }: Unit): string {
  return `${type} ${place.account} ${place.region}`;
}
