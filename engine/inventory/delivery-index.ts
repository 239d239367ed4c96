import type { Cause } from '../../model/finding.ts';
import type { Place } from '../../model/names.ts';
import type { ResourceType } from '../../model/resource.ts';
import type { Shard, TargetAccount } from '../../model/snapshot.ts';
import { compare } from '../compare.ts';
import { arrivals, type Copying, copyingsOf, type Delivery, deliveriesOf } from '../facts/s3/written-keys.ts';
import { type CrossAccountIndex, isNotInRegion } from '../inventory.ts';
import { causesOf } from '../known.ts';
import { causeOfGap, distinctCauses } from './causes.ts';
import type { Lookups } from './lookups.ts';

type Answers = Pick<CrossAccountIndex, 'deliveries' | 'accountPolicyTargets'>;

/** Collects where all accounts deliver logs: each shard once, and each scanned account once. */
export type DeliveryIndex = {
  add(shard: Shard): void;
  /** Notes what could not be seen in one scanned account. */
  search(target: TargetAccount, known: Lookups): void;
  /** `gaps`: refused questions about single buckets; `accountGaps`: why there may be more accounts. */
  finish(gaps: readonly Cause[], accountGaps: readonly Cause[]): Answers;
};

export function startDeliveryIndex(): DeliveryIndex {
  const written = new Map<string, Delivery>();
  const copied = new Map<string, Copying>();
  const policyTargets = new Set<string>();
  const causes: Cause[] = [];
  const policyCauses: Cause[] = [];
  return {
    add({ resources }) {
      for (const resource of resources) {
        for (const delivery of deliveriesOf(resource)) written.set(JSON.stringify(delivery), delivery);
        for (const copying of copyingsOf(resource)) copied.set(JSON.stringify(copying), copying);
        if (resource.type === 'log-account-policy') policyTargets.add(resource.destinationArn);
      }
    },
    search(target, known) {
      causes.push(...searchGaps(target, known));
      policyCauses.push(...gapsInRegions(target, known, 'log-account-policy'));
    },
    finish(gaps, accountGaps) {
      const deliveries = {
        deliveries: sorted(arrivals([...written.values()], [...copied.values()])),
        causes: distinctCauses([...causes, ...gaps, ...accountGaps]),
      };
      const targets = { arns: [...policyTargets].sort(), causes: distinctCauses([...policyCauses, ...accountGaps]) };
      return { deliveries: () => deliveries, accountPolicyTargets: () => targets };
    },
  };
}

function sorted(deliveries: readonly Delivery[]): Delivery[] {
  const distinct = new Map(deliveries.map((delivery) => [JSON.stringify(delivery), delivery]));
  return [...distinct].sort(([one], [other]) => compare(one, other)).map(([, delivery]) => delivery);
}

/** What the search for deliveries could not see in one scanned account. */
function searchGaps(target: TargetAccount, known: Lookups): Cause[] {
  const place: Place = { account: target.account, region: 'global' };
  return [
    ...gapsInRegions(target, known, 'flow-log'),
    ...gapsInRegions(target, known, 'guardduty-destination-detail'),
    ...causesOf(() => known.all('bucket', place)),
  ];
}

/** Why not all of a type is known in an account. Where AWS does not offer the service there is nothing of it. */
function gapsInRegions(target: TargetAccount, known: Lookups, type: ResourceType): Cause[] {
  const { account, regions } = target;
  const gaps = known.entryGaps(account).map(causeOfGap);
  gaps.push(...causesOf(() => known.regions(target)));
  for (const region of regions ?? []) {
    const causes = causesOf(() => known.all(type, { account, region }));
    if (!isNotInRegion(causes)) gaps.push(...causes);
  }
  return gaps;
}
