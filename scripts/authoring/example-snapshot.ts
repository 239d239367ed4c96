import { TAKEN_AT } from '../../model/baseline.ts';
import type { Cell, Outcome } from '../../model/cell.ts';
import type { AccountId, RegionOrGlobal } from '../../model/names.ts';
import { type Definition, RESOURCES, type Resource, type ResourceType } from '../../model/resource.ts';
import { type Shard, SNAPSHOT_FORMAT, type Snapshot, type TargetAccount, type Targets } from '../../model/snapshot.ts';
import { completeResource } from './complete-resource.ts';
import type { Example, PartialResource, Question } from './example.ts';
import { EXAMPLE_PARAMETERS } from './example-parameters.ts';
import { defined, exampleTargets } from './example-targets.ts';

/** No organization could be as an example says. */
export class ContradictoryExample extends Error {}

/** Parents before the answers about them. */
const TYPES = (Object.keys(RESOURCES) as ResourceType[]).sort((a, b) => depth(a) - depth(b));

/**
 * An example as a snapshot, in which every question of every definition was answered unless the example says otherwise.
 * A bucket without a location gets the baseline's. Throws ContradictoryExample where it contradicts itself: an answer
 * about a resource that is not there, the same resource twice, a gap where no question would be asked.
 */
export function exampleSnapshot(example: Example): Snapshot {
  const targets = exampleTargets(example.targets);
  const { cells, resources } = answers(example, targets);
  const names = targets.accounts.filter(({ leftOut }) => leftOut === null).map(({ account }) => account);
  const shards = new Map<string, Shard>([['organization', { name: 'organization', cells: [], resources: [] }]]);
  for (const name of names) {
    const own = <T extends { account: string }>(list: readonly T[]): T[] => list.filter((one) => one.account === name);
    shards.set(name, { name, cells: own(cells), resources: own(resources) });
  }
  return {
    manifest: {
      format: SNAPSHOT_FORMAT,
      tool: { name: 'zonewarden', version: 'example' },
      takenAt: TAKEN_AT,
      endedAt: TAKEN_AT,
      interrupted: null,
      targets,
      parameters: { ...EXAMPLE_PARAMETERS, ...defined(example.parameters) },
      asked: [...TYPES].sort(),
      calls: [],
      clock: { aheadSeconds: 0 },
      changes: [],
      shards: [...shards.values()].map(({ name, cells, resources }) => ({
        name,
        file: name,
        sha256: '0'.repeat(64),
        bytes: 0,
        cells: cells.length,
        resources: resources.length,
      })),
    },
    async shard(name) {
      const shard = shards.get(name);
      if (shard === undefined) throw new Error(`the example has no shard ${name}`);
      return shard;
    },
  };
}

function answers(example: Example, targets: Targets): { cells: Cell[]; resources: Resource[] } {
  const given = completed(example.resources);
  const refusals = [
    ...(example.off ?? []).map((question) => ({ question, outcome: 'off' as const, used: false })),
    ...(example.gaps ?? []).map(({ outcome, ...question }) => ({ question, outcome, used: false })),
  ];
  const cells: Cell[] = targets.accounts.filter(({ regions }) => regions === null).map(notEntered);
  const seen: Resource[] = [];

  for (const type of TYPES) {
    for (const { account, region, id } of questionsOf(type, targets, seen)) {
      const matching = refusals.filter(({ question }) => concerns(question, { type, account, region, id }));
      for (const refusal of matching) refusal.used = true;
      const found = given.filter(
        (one) =>
          one.type === type &&
          one.account === account &&
          one.region === region &&
          (id === null || RESOURCES[type].isList === true || one.id === id),
      );
      const isAbsent = id !== null && RESOURCES[type].isList !== true && found.length === 0;
      const outcome: Outcome = matching.at(-1)?.outcome ?? (isAbsent ? 'off' : 'collected');
      if (outcome === 'collected') seen.push(...found);
      cells.push(cell(type, { account, region }, id, outcome, outcome === 'collected' ? found.length : 0));
    }
  }
  for (const { question, used } of refusals) {
    if (!used) throw new ContradictoryExample(`nobody would ask this question: ${JSON.stringify(question)}`);
  }
  const asked = new Set(
    cells.map(({ operation, account, region, resource }) => key(operation, account, region, resource)),
  );
  for (const one of given) {
    const definition: Definition = RESOURCES[one.type];
    const isHidden = refusals.some(({ question }) => depth(question.type) < depth(one.type));
    const isAsked = (parent: string | null) => asked.has(key(definition.operation, one.account, one.region, parent));
    const parents = seen.filter(
      ({ type, account, region }) => type === definition.parent && account === one.account && region === one.region,
    );
    const isFound =
      definition.isList === true
        ? parents.some(({ id }) => isAsked(id))
        : isAsked(definition.parent === undefined ? null : one.id);
    if (!isFound && !isHidden) {
      throw new ContradictoryExample(
        `nobody would ask for this ${one.type} in ${one.account} ${one.region}: ${one.id}`,
      );
    }
  }
  return { cells, resources: seen };
}

function completed(partials: readonly PartialResource[]): Resource[] {
  const located = new Set(partials.filter(({ type }) => type === 'bucket-location').map(({ id }) => id));
  const ordered = partials.toSorted((a, b) => depth(a.type) - depth(b.type));
  const resources: Resource[] = [];
  const keys = new Set<string>();
  for (const partial of ordered) {
    const one = completeResource(partial, resources);
    add(one);
    if (one.type === 'bucket' && !located.has(one.id) && !located.has(undefined)) {
      const { account, name, id } = one;
      add(completeResource({ type: 'bucket-location', account, id, name } as PartialResource, []));
    }
  }
  return resources;

  function add(one: Resource): void {
    const unique = key(one.type, one.account, one.region, one.id);
    if (keys.has(unique)) throw new ContradictoryExample(`the example has this ${one.type} twice: ${one.id}`);
    keys.add(unique);
    resources.push(one);
  }
}

type Asked = { account: AccountId; region: RegionOrGlobal; id: string | null };

/** Every question about a type: one per place, or one per resource that was seen. */
function questionsOf(type: ResourceType, targets: Targets, seen: readonly Resource[]): Asked[] {
  const { accounts, scope, parent }: Definition = RESOURCES[type];
  const entered = targets.accounts.filter(({ leftOut, regions }) => leftOut === null && regions !== null);
  const asked = entered.filter(({ account }) => accounts === 'all' || targets.core[accounts] === account);
  if (parent !== undefined) {
    return seen
      .filter((one) => one.type === parent && asked.some(({ account }) => account === one.account))
      .map(({ account, region, id }) => ({ account, region, id }));
  }
  return asked.flatMap(({ account, regions }) => {
    const places: readonly RegionOrGlobal[] = scope === 'global' ? ['global'] : (regions ?? []);
    return places.map((region) => ({ account, region, id: null }));
  });
}

function concerns(question: Question, asked: Asked & { type: ResourceType }): boolean {
  const account =
    question.account ?? (question.id === undefined ? RESOURCES[question.type].baseline.account : asked.account);
  return (
    question.type === asked.type &&
    account === asked.account &&
    (question.region ?? asked.region) === asked.region &&
    (question.id ?? asked.id) === asked.id
  );
}

function cell(
  type: ResourceType,
  place: { account: AccountId; region: RegionOrGlobal },
  id: string | null,
  outcome: Outcome,
  count: number,
): Cell {
  const isAnswer = outcome === 'collected' || outcome === 'off';
  const said = outcome === 'collected' ? null : outcome;
  const { operation } = RESOURCES[type];
  return {
    ...place,
    operation,
    resource: id,
    outcome,
    at: TAKEN_AT,
    pages: isAnswer ? 1 : 0,
    count,
    code: said,
    detail: said,
  };
}

function notEntered({ account }: TargetAccount): Cell {
  return { ...cell('vpc', { account, region: 'global' }, null, 'denied', 0), operation: 'sts:AssumeRole' };
}

function depth(type: ResourceType): number {
  const { parent }: Definition = RESOURCES[type];
  return parent === undefined ? 0 : 1 + depth(parent);
}

function key(...parts: readonly (string | null)[]): string {
  return parts.join(' ');
}
