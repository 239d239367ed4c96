import type { Cause } from '../../model/finding.ts';
import type { Place } from '../../model/names.ts';
import type { Rule } from '../../model/rule.ts';
import type { TargetAccount } from '../../model/snapshot.ts';
import { causeOfGap, causeWithoutQuestion } from '../world/causes.ts';
import type { ShardIndex } from '../world/shard-index.ts';
import type { World } from '../world.ts';
import { belongsTo, groupGaps } from './account-groups.ts';
import type { Judged, JudgedKind } from './kind.ts';
import { unlisted, type Whole, wholeOrganization, wholePlace } from './place-finding.ts';

/** What the rules say of an account that they are asked of, region by region. */
export async function judgeAccount(
  kinds: readonly JudgedKind[],
  target: TargetAccount,
  world: World,
  shards: ReadonlyMap<string, ShardIndex>,
): Promise<Judged[]> {
  const { account, regions } = target;
  const asked = kinds.filter(({ accounts }) => accounts !== null && belongsTo(accounts, target, world));
  if (regions === null) return asked.map((kind) => notEntered(kind, { account, region: 'global' }, world, shards));
  const judged: Judged[] = [];
  for (const region of regions) {
    for (const kind of asked) judged.push(await kind.judge(world, { account, region }));
  }
  return judged;
}

/** Of an account that could not be entered, the subjects of every rule that is asked of it are unknown. */
function notEntered(kind: JudgedKind, place: Place, world: World, shards: ReadonlyMap<string, ShardIndex>): Judged {
  const gaps = [...shards.values()].flatMap((shard) => shard.entryGaps(place.account));
  const notAsked = causeWithoutQuestion(place.account, 'the regions of the account are not known');
  const causes = gaps.length > 0 ? gaps.map(causeOfGap) : [notAsked];
  return allUnlisted(kind.rules, wholePlace(world.targets, place), causes);
}

/** Where it is not known which accounts a kind of subject has to be looked for in: one unknown finding for each rule. */
export function accountsNotKnown({ accounts, rules }: JudgedKind, world: World): Judged {
  const causes = accounts === null ? [] : groupGaps(accounts, world);
  if (causes.length === 0) return { planned: 0, findings: [] };
  return allUnlisted(rules, wholeOrganization(world.targets), causes);
}

function allUnlisted(rules: readonly Rule[], whole: Whole, causes: readonly Cause[]): Judged {
  return { planned: rules.length, findings: rules.map((rule) => unlisted(rule, whole, causes)) };
}
