import type { Cause } from '../../model/finding.ts';
import type { Place } from '../../model/names.ts';
import type { Rule } from '../../model/rule.ts';
import type { TargetAccount } from '../../model/snapshot.ts';
import { causeOfGap, causeWithoutQuestion } from '../inventory/causes.ts';
import type { ShardIndex } from '../inventory/shard-index.ts';
import type { Inventory } from '../inventory.ts';
import { belongsTo, groupGaps } from './account-groups.ts';
import type { Judged, JudgedKind } from './kind.ts';
import { unlisted, type Whole, wholeOrganization, wholePlace } from './place-finding.ts';

/** What the rules say of an account that they are asked of, region by region. */
export async function judgeAccount(
  kinds: readonly JudgedKind[],
  target: TargetAccount,
  inventory: Inventory,
  shards: ReadonlyMap<string, ShardIndex>,
): Promise<Judged[]> {
  const { account, regions } = target;
  const asked = kinds.filter(({ accounts }) => accounts !== null && belongsTo(accounts, target, inventory));
  if (regions === null) return asked.map((kind) => notEntered(kind, { account, region: 'global' }, inventory, shards));
  const judged: Judged[] = [];
  for (const region of regions) {
    for (const kind of asked) judged.push(await kind.judge(inventory, { account, region }));
  }
  return judged;
}

/** Of an account that could not be entered, the subjects of every rule that is asked of it are unknown. */
function notEntered(
  kind: JudgedKind,
  place: Place,
  inventory: Inventory,
  shards: ReadonlyMap<string, ShardIndex>,
): Judged {
  const gaps = [...shards.values()].flatMap((shard) => shard.entryGaps(place.account));
  const notAsked = causeWithoutQuestion(place.account, 'the regions of the account are not known');
  const causes = gaps.length > 0 ? gaps.map(causeOfGap) : [notAsked];
  return allUnlisted(kind.rules, wholePlace(inventory.targets, place), causes);
}

/** Where it is not known which accounts a kind of subject has to be looked for in: one unknown finding for each rule. */
export function accountsNotKnown({ accounts, rules }: JudgedKind, inventory: Inventory): Judged {
  const causes = accounts === null ? [] : groupGaps(accounts, inventory);
  if (causes.length === 0) return { planned: 0, findings: [] };
  return allUnlisted(rules, wholeOrganization(inventory.targets), causes);
}

function allUnlisted(rules: readonly Rule[], whole: Whole, causes: readonly Cause[]): Judged {
  return { planned: rules.length, findings: rules.map((rule) => unlisted(rule, whole, causes)) };
}
