import { z } from 'zod';
import { type Definition, RESOURCES, type Resource, type ResourceType } from '../../../model/resource.ts';
import { kindOf, SubjectKind } from '../../../model/subject-kinds.ts';
import type { Fact } from '../../fact.ts';
import type { Inventory } from '../../inventory.ts';
import type { Subject } from '../../subject.ts';
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

  function named(subject: Subject, inventory: Inventory): Resource | null {
    return inventory.all(type, placeFor(type, subject, inventory)).find(({ id }) => id === subject.name) ?? null;
  }

  function answer({ account, region, arn }: Subject, inventory: Inventory): Resource | null {
    return inventory.detail(type, { account, region }, arn);
  }
}

function ofSubject(type: ResourceType, subjects: readonly SubjectKind[]): Fact {
  const { schema, add } = fieldsOf(type);
  return {
    subjects,
    shape: schema.describe(`The ${type} itself`),
    needs: [type],
    read: (subject, inventory) => add(resourceOf(subject), inventory),
  };
}

function absentOr(
  type: ResourceType,
  subjects: readonly SubjectKind[],
  needs: readonly ResourceType[],
  find: (subject: Subject, inventory: Inventory) => Resource | null,
): Fact {
  const { schema, add } = fieldsOf(type);
  const { shape, absent } = nullable(schema);
  const { accounts }: Definition = RESOURCES[type];
  const onlyIn = kindsAreNamed(subjects) ? null : roleNamed(accounts);
  return {
    subjects,
    shape: shape.describe(`The ${type} of the subject`),
    needs,
    ...(onlyIn === null ? {} : { onlyIn }),
    read(subject, inventory) {
      const found = find(subject, inventory);
      return found === null ? absent : { exists: true, ...add(found, inventory) };
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
  const { parent, isList }: Definition = RESOURCES[type];
  return parent === undefined || isList === true ? [] : [parent, ...parentsOf(parent)];
}

function resourceOf(subject: Subject): Resource {
  if ('resource' in subject) return subject.resource;
  throw new Error(`a subject of kind ${subject.kind} is no resource`);
}
