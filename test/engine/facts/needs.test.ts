import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { vocabulary } from '../../../engine/built-in-vocabulary.ts';
import { fact } from '../../../engine/fact.ts';
import { organizationPlace } from '../../../engine/places.ts';
import type { Subject } from '../../../engine/subject.ts';
import { NotKnown, type World } from '../../../engine/world.ts';
import type { Place } from '../../../model/names.ts';
import { READINGS, Resource, type ResourceType } from '../../../model/resource.ts';
import type { SubjectKind } from '../../../model/subject-kinds.ts';
import { exampleSnapshot } from '../../../scripts/authoring/example-snapshot.ts';
import { parametersOf } from '../../../scripts/authoring/run-example.ts';
import { worldOfSnapshot } from '../example-world.ts';
import { judgedRules, parameters } from '../our-catalogue.ts';

const worlds = await Promise.all(
  judgedRules.flatMap(({ examples }) =>
    examples.map(({ example }) => worldOfSnapshot(exampleSnapshot(example), parametersOf(example, parameters))),
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
      unannounced(fact.needs, (watched, world) => {
        for (const kind of fact.subjects) {
          for (const subject of subjectsIn(world, kind)) quietly(() => fact.read(subject, watched));
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
    read({ resource }, world) {
      const place = { account: resource.account, region: resource.region };
      // @ts-expect-error: flow logs are none of its needs
      const flowLogs = world.all('flow-log', place);
      // @ts-expect-error: nor are buckets, which are looked up by their name
      const owner = world.survey.ownerOf('a bucket');
      return { count: world.all('vpc', place).length + flowLogs.length + Number(owner) };
    },
  });
  expect(narrow.needs).toEqual(['vpc']);
});

/** The types that something asks for in any of the examples, and that are not among its needs. */
function unannounced(needs: readonly ResourceType[], ask: (watched: World, world: World) => void): string[] {
  const asked = new Set<string>();
  for (const world of worlds) quietly(() => ask(watch(world, asked), world));
  return [...asked].filter((type) => !needs.includes(type as ResourceType)).sort();
}

/** The same world, which takes down the types that it is asked for. */
function watch(world: World, asked: Set<string>): World {
  const watched = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, name) {
        const member = Reflect.get(object, name);
        if (name === 'survey') return watched(member as object);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]) => {
          for (const argument of given) note(argument);
          return member.apply(object, given);
        };
      },
    });
  const note = (argument: unknown): void => {
    const type = typeof argument === 'object' && argument !== null && 'type' in argument ? argument.type : argument;
    if (typeof type === 'string' && Object.hasOwn(READINGS, type)) asked.add(type);
  };
  return watched(world);
}

function listed(world: World, kind: SubjectKind): readonly Subject[] {
  const { scope, list } = vocabulary.subjects[kind];
  const places: readonly Place[] =
    scope === 'organization'
      ? [organizationPlace(world.targets)]
      : world.targets.accounts.flatMap(({ account, regions }) =>
          (regions ?? []).map((region) => ({ account, region })),
        );
  return places.flatMap((place) => quietly(() => list(world, place).subjects) ?? []);
}

const lists = new Map<World, Map<SubjectKind, readonly Subject[]>>();

/** As `listed`, once for all facts: else every fact would list everything in every example anew. */
function subjectsIn(world: World, kind: SubjectKind): readonly Subject[] {
  const ofWorld = lists.get(world) ?? new Map<SubjectKind, readonly Subject[]>();
  lists.set(world, ofWorld);
  const subjects = ofWorld.get(kind) ?? listed(world, kind);
  ofWorld.set(kind, subjects);
  return subjects;
}

const types = new Map<SubjectKind, ReadonlySet<ResourceType>>();

/** The types of the resources that subjects of a kind carry in any example. */
function typesOf(kind: SubjectKind): ReadonlySet<ResourceType> {
  const found = types.get(kind) ?? new Set(worlds.flatMap((world) => subjectsIn(world, kind).flatMap(partsOf)));
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
