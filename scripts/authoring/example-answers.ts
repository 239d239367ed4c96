import type { Collector } from '../../collectors/collector.ts';
import { COLLECTORS } from '../../collectors/index.ts';
import { type FollowUp, startFollowUps } from '../../collectors/runner/follow-ups.ts';
import { descendantsOf } from '../../collectors/runner/plan.ts';
import { TAKEN_AT } from '../../model/baseline.ts';
import type { Cell, Outcome } from '../../model/cell.ts';
import type { AccountId, RegionOrGlobal } from '../../model/names.ts';
import { type Definition, RESOURCES, type Resource, type ResourceType } from '../../model/resource.ts';
import type { TargetAccount, Targets } from '../../model/snapshot.ts';
import type { Example, Question } from './example.ts';
import { ContradictoryExample, depth, exampleResources } from './example-resources.ts';

/** Parents before the answers about them. */
export const TYPES = (Object.keys(RESOURCES) as ResourceType[]).sort((a, b) => depth(a) - depth(b));

export type Answers = { readonly cells: readonly Cell[]; readonly resources: readonly Resource[] };

/**
 * What every account answers, and what they answer afterwards because others name it. Throws ContradictoryExample where
 * the example contradicts itself.
 */
export function exampleAnswers(example: Example, targets: Targets): Answers & { readonly followUp: Answers } {
  const given = exampleResources(example.resources);
  const refusals = [
    ...(example.off ?? []).map((question) => ({ question, outcome: 'off' as const, used: false })),
    ...(example.gaps ?? []).map(({ outcome, ...question }) => ({ question, outcome, used: false })),
  ];
  const cells: Cell[] = targets.accounts.filter(({ regions }) => regions === null).map(notEntered);
  const seen: Resource[] = [];

  for (const type of TYPES) for (const asked of questionsOf(type, targets, seen)) ask(type, asked);
  const first = { cells: cells.length, resources: seen.length };
  const followUps = startFollowUps(TYPES, targets, COLLECTORS);
  followUps.add({ cells, resources: seen });
  for (let next = followUps.next(); next.size > 0; next = followUps.next()) {
    for (const followUp of [...next.values()].flat()) askFollowUp(followUp);
    followUps.add(after(first));
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
  return {
    cells: cells.slice(0, first.cells),
    resources: seen.slice(0, first.resources),
    followUp: after(first),
  };

  function after(counts: { readonly cells: number; readonly resources: number }): Answers {
    return { cells: cells.slice(counts.cells), resources: seen.slice(counts.resources) };
  }

  function ask(type: ResourceType, { account, region, id }: Asked): void {
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

  function askFollowUp({ type, place, id, parent }: FollowUp): void {
    const isSeen = (wanted: ResourceType | undefined) =>
      seen.some((one) => one.type === wanted && one.account === place.account && one.id === id);
    const { parent: listed }: Definition = RESOURCES[type];
    if (parent === null && listed !== undefined) ask(listed, { ...place, id: null });
    if (parent !== null || isSeen(listed)) ask(type, { ...place, id });
    for (const one of descendantsOf(type, TYPES, COLLECTORS)) {
      if (isSeen((RESOURCES[one] as Definition).parent)) ask(one, { ...place, id });
    }
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
      .filter((one) => !isAskedElsewhere(type, one, targets))
      .map(({ account, region, id }) => ({ account, region, id }));
  }
  return asked.flatMap(({ account, regions }) => {
    const places: readonly RegionOrGlobal[] = scope === 'global' ? ['global'] : (regions ?? []);
    return places.map((region) => ({ account, region, id: null }));
  });
}

/** A key of another account is asked about there. */
function isAskedElsewhere(type: ResourceType, parent: Resource, targets: Targets): boolean {
  const name = (COLLECTORS[type] as Collector).namedBy?.[parent.type];
  const named = name?.(parent as never, targets) ?? [];
  return named.some(({ place }) => place !== null && place.account !== parent.account);
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

function key(...parts: readonly (string | null)[]): string {
  return parts.join(' ');
}
