import { z } from 'zod';
import { READINGS, type Reading, type Resource, type ResourceType } from '../../../model/resource.ts';
import { kindOf, SubjectKind } from '../../../model/subject-kinds.ts';
import type { Fact } from '../../fact.ts';
import type { Subject } from '../../subject.ts';
import type { World } from '../../world.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { placeFor, roleNamed } from './places.ts';

/**
 * The fields of the subject itself, of the answer about it, or of what it names; null: no kind of subject has such a
 * resource. What may be absent has `exists`, and null for each field where AWS says that there is none.
 */
export function ownFieldsOf(type: ResourceType): Fact | null {
  const are = SubjectKind.options.filter((kind) => kindOf(kind).resource === type);
  if (are.length > 0) return ofSubject(type, are);
  const names = SubjectKind.options.filter((kind) => kindOf(kind).names === type);
  if (names.length > 0) return absentOr(type, names, [type], named);
  const parents = parentsOf(type);
  const about = SubjectKind.options.filter((kind) => parents.some((parent) => kindOf(kind).resource === parent));
  return about.length > 0 ? absentOr(type, about, [...parents, type], answer) : null;

  function named(subject: Subject, world: World): Resource | null {
    return world.all(type, placeFor(type, subject, world)).find(({ id }) => id === subject.name) ?? null;
  }

  function answer({ account, region, arn }: Subject, world: World): Resource | null {
    return world.detail(type, { account, region }, arn);
  }
}

function ofSubject(type: ResourceType, subjects: readonly SubjectKind[]): Fact {
  const { schema, add } = fieldsOf(type);
  return {
    subjects,
    shape: schema.describe(`The ${type} itself`),
    needs: [type],
    read: (subject, world) => add(resourceOf(subject), world),
  };
}

function absentOr(
  type: ResourceType,
  subjects: readonly SubjectKind[],
  needs: readonly ResourceType[],
  find: (subject: Subject, world: World) => Resource | null,
): Fact {
  const { schema, add } = fieldsOf(type);
  const { shape, absent } = nullable(schema);
  const { accounts }: Reading = READINGS[type];
  const onlyIn = kindsAreNamed(subjects) ? null : roleNamed(accounts);
  return {
    subjects,
    shape: shape.describe(`The ${type} of the subject`),
    needs,
    ...(onlyIn === null ? {} : { onlyIn }),
    read(subject, world) {
      const found = find(subject, world);
      return found === null ? absent : { exists: true, ...add(found, world) };
    },
  };
}

function kindsAreNamed(subjects: readonly SubjectKind[]): boolean {
  return subjects.every((kind) => kindOf(kind).names !== undefined);
}

/** Every field may be null, and `exists` says why. */
function nullable({ shape }: Fields['schema']) {
  const entries = Object.entries(shape as Record<string, z.ZodType>);
  const fields = entries.map(([name, field]) => [name, field instanceof z.ZodNullable ? field : field.nullable()]);
  const exists = z.boolean().describe('false: AWS says that there is none, and every field is null');
  return {
    shape: z.strictObject({ exists, ...Object.fromEntries(fields) }),
    absent: { exists: false, ...Object.fromEntries(entries.map(([name]) => [name, null])) },
  };
}

/** The types that there is one answer of this type about, nearest first. Of a list there are any number. */
function parentsOf(type: ResourceType): ResourceType[] {
  const { of, isList }: Reading = READINGS[type];
  return of === undefined || isList === true ? [] : [of, ...parentsOf(of)];
}

function resourceOf(subject: Subject): Resource {
  if ('resource' in subject) return subject.resource;
  throw new Error(`a subject of kind ${subject.kind} is no resource`);
}
