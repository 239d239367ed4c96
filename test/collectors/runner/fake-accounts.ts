import type { AwsAccess } from '../../../collectors/aws/open-aws.ts';
import type { Collector, Collectors } from '../../../collectors/collector.ts';
import { COLLECTORS } from '../../../collectors/index.ts';
import type { CellKey } from '../../../collectors/runner/ask.ts';
import { type CollectOptions, collect } from '../../../collectors/runner/collect.ts';
import { type Definition, RESOURCES, type Resource, type ResourceType } from '../../../model/resource.ts';
import type { Shard, TargetAccount, Targets } from '../../../model/snapshot.ts';
import { targets as bare, parameters } from '../known.ts';

const NOW = Date.parse('2026-11-01T12:00:00.000Z');

/** Types that stand for every kind of definition: place and parent, region and global, all accounts and one role. */
export const TYPES = [
  'organization',
  'trail',
  'trail-status',
  'flow-log',
  'bucket',
  'bucket-location',
  'bucket-versioning',
  'kms-alias',
] as const satisfies readonly ResourceType[];

export type FakeAws = {
  /** Resources that a listing gives. */
  count(key: CellKey): number;
  refuses(key: CellKey): boolean;
  /** Which resources are asked about. */
  wants(type: ResourceType, parentId: string): boolean;
  /** Told of every question, before it is answered. */
  onQuestion?(key: CellKey): Promise<void> | void;
};

/** Answers every question at once, refuses nothing. */
export const generous: FakeAws = { count: () => 2, refuses: () => false, wants: () => true };

/** Collectors of invented resources. A listing that is refused breaks off after its first resource. */
export function fakeCollectors(aws: FakeAws): Collectors {
  const fakes = TYPES.map((type) => [type, fakeCollector(type, aws)]);
  return { ...COLLECTORS, ...Object.fromEntries(fakes) };
}

function fakeCollector(type: (typeof TYPES)[number], aws: FakeAws) {
  const definition: Definition = RESOURCES[type];
  const after = (COLLECTORS[type] as Collector).after;
  return {
    ...(after === undefined ? {} : { after }),
    wants: (parent: Resource) => aws.wants(type, parent.id),
    async *collect({ place, parent }: { place: CellKey; parent: Resource | null }) {
      const key = { ...place, operation: definition.operation, resource: parent?.id ?? null };
      await aws.onQuestion?.(key);
      for (const id of answerIds(type, definition.parent !== undefined, key, aws)) {
        yield { ...definition.baseline.fields, type, id, ...place } as unknown as Resource;
        if (aws.refuses(key)) break;
      }
      if (aws.refuses(key)) throw accessDenied();
    },
  };
}

/** Ids of what a question gives when it is not refused. */
export function answerIds(type: ResourceType, isDetail: boolean, key: CellKey, aws: FakeAws): string[] {
  if (isDetail) return [key.resource ?? ''];
  return Array.from({ length: aws.count(key) }, (_, index) => `${key.account} ${key.region} ${type} ${index}`);
}

function accessDenied(): Error {
  return Object.assign(new Error('no permission'), { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
}

export function targetAccount(
  account: string,
  regions: string[] | null,
  roles: TargetAccount['roles'] = [],
): TargetAccount {
  return {
    account,
    name: account,
    state: 'ACTIVE',
    ouPath: [],
    joinedAt: null,
    roles,
    leftOut: null,
    regions,
    regionsLeftOut: [],
  };
}

function targetsOf(accounts: readonly TargetAccount[]): Targets {
  return { ...bare, accounts: [...accounts] };
}

/** Collects from invented accounts; everything can be overridden. Shards in the order in which they were written. */
export async function collectFake(
  aws: FakeAws,
  accounts: readonly TargetAccount[],
  options: Partial<CollectOptions> = {},
): Promise<Shard[]> {
  const shards: Shard[] = [];
  await collect({
    targets: targetsOf(accounts),
    found: { organization: { cells: [], resources: [] }, accounts: new Map() },
    types: TYPES,
    parameters,
    aws: { question: () => ({}) as ReturnType<AwsAccess['question']>, release: () => undefined },
    sink: { write: async (shard) => void shards.push(shard) },
    clock: { now: () => NOW },
    signal: new AbortController().signal,
    collectors: fakeCollectors(aws),
    ...options,
  });
  return shards;
}
