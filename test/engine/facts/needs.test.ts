import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { vocabulary } from '../../../engine/built-in-vocabulary.ts';
import { fact } from '../../../engine/fact.ts';
import { type Inventory, NotKnown } from '../../../engine/inventory.ts';
import { organizationPlace } from '../../../engine/places.ts';
import type { Subject } from '../../../engine/subject.ts';
import type { Place } from '../../../model/names.ts';
import { RESOURCES, Resource, type ResourceType } from '../../../model/resource.ts';
import type { SubjectKind } from '../../../model/subject-kinds.ts';
import { exampleSnapshot } from '../../../scripts/authoring/example-snapshot.ts';
import { parametersOf } from '../../../scripts/authoring/run-example.ts';
import { inventoryOfSnapshot } from '../example-inventory.ts';
import { judgedRules, parameters } from '../our-catalogue.ts';

const inventories = await Promise.all(
  judgedRules.flatMap(({ examples }) =>
    examples.map(({ example }) => inventoryOfSnapshot(exampleSnapshot(example), parametersOf(example, parameters))),
  ),
);

describe.each(Object.entries(vocabulary.subjects))('the lister of %s', (_kind, lister) => {
  it('asks for nothing but what it says that it needs', () => {
    expect(unannounced(lister.needs, (watched) => listed(watched, lister.kind))).toEqual([]);
  });
});

describe.each(Object.entries(vocabulary.facts))('the fact %s', (_name, fact) => {
  it('asks for nothing but what it says that it needs', () => {
    if (fact.rollUp === true) return;
    expect(
      unannounced(fact.needs, (watched, inventory) => {
        for (const kind of fact.subjects) {
          for (const subject of subjectsIn(inventory, kind)) quietly(() => fact.read(subject, watched));
        }
      }),
    ).toEqual([]);
  });

  it('needs what all of its subjects are made of', () => {
    const made = fact.subjects.map(typesOf);
    const common = made.reduce((one, other) => one.intersection(other));
    expect([...common].filter((type) => !fact.needs.includes(type))).toEqual([]);
  });
});

it('the compiler refuses what a fact does not say that it needs', () => {
  const narrow = fact({
    subjects: ['vpc'],
    shape: z.strictObject({ count: z.int() }),
    needs: ['vpc'],
    read({ resource }, inventory) {
      const place = { account: resource.account, region: resource.region };
      // @ts-expect-error: flow logs are none of its needs
      const flowLogs = inventory.all('flow-log', place);
      // @ts-expect-error: nor are buckets, which are looked up by their name
      const owner = inventory.crossAccount.ownerOf('a bucket');
      return { count: inventory.all('vpc', place).length + flowLogs.length + Number(owner) };
    },
  });
  expect(narrow.needs).toEqual(['vpc']);
});

/** The types that something asks for in any of the examples, and that are not among its needs. */
function unannounced(
  needs: readonly ResourceType[],
  ask: (watched: Inventory, inventory: Inventory) => void,
): string[] {
  const asked = new Set<string>();
  for (const inventory of inventories) quietly(() => ask(watch(inventory, asked), inventory));
  return [...asked].filter((type) => !needs.includes(type as ResourceType)).sort();
}

/** The same inventory, which takes down the types that it is asked for. */
function watch(inventory: Inventory, asked: Set<string>): Inventory {
  const watched = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, name) {
        const member = Reflect.get(object, name);
        if (name === 'crossAccount') return watched(member as object);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]) => {
          for (const argument of given) note(argument);
          return member.apply(object, given);
        };
      },
    });
  const note = (argument: unknown): void => {
    const type = typeof argument === 'object' && argument !== null && 'type' in argument ? argument.type : argument;
    if (typeof type === 'string' && Object.hasOwn(RESOURCES, type)) asked.add(type);
  };
  return watched(inventory);
}

function listed(inventory: Inventory, kind: SubjectKind): readonly Subject[] {
  const { scope, list } = vocabulary.subjects[kind];
  const places: readonly Place[] =
    scope === 'organization'
      ? [organizationPlace(inventory.targets)]
      : inventory.targets.accounts.flatMap(({ account, regions }) =>
          (regions ?? []).map((region) => ({ account, region })),
        );
  return places.flatMap((place) => quietly(() => list(inventory, place).subjects) ?? []);
}

const lists = new Map<Inventory, Map<SubjectKind, readonly Subject[]>>();

/** As `listed`, once for all facts: else every fact would list everything in every example anew. */
function subjectsIn(inventory: Inventory, kind: SubjectKind): readonly Subject[] {
  const ofWorld = lists.get(inventory) ?? new Map<SubjectKind, readonly Subject[]>();
  lists.set(inventory, ofWorld);
  const subjects = ofWorld.get(kind) ?? listed(inventory, kind);
  ofWorld.set(kind, subjects);
  return subjects;
}

const types = new Map<SubjectKind, ReadonlySet<ResourceType>>();

/** The types of the resources that subjects of a kind carry in any example. */
function typesOf(kind: SubjectKind): ReadonlySet<ResourceType> {
  const found =
    types.get(kind) ?? new Set(inventories.flatMap((inventory) => subjectsIn(inventory, kind).flatMap(partsOf)));
  types.set(kind, found);
  return found;
}

/** The types of the resources that a subject carries. */
function partsOf(subject: Subject): ResourceType[] {
  return Object.values(subject).flatMap((part) => {
    const resource = Resource.safeParse(part);
    return resource.success ? [resource.data.type] : [];
  });
}

/** undefined where it is not known. */
function quietly<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof NotKnown) return undefined;
    throw error;
  }
}
