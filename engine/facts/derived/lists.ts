import { z } from 'zod';
import { type Definition, RESOURCES, type ResourceType } from '../../../model/resource.ts';
import type { Fact } from '../../fact.ts';
import { fieldsOf } from './fields.ts';
import { kindsWithPlaceFor, placeFor, roleNamed } from './places.ts';

/** What the place of a subject has of a type; null: no kind of subject has one place for it. */
export function listOf(type: ResourceType): Fact | null {
  const subjects = kindsWithPlaceFor(type);
  if (subjects.length === 0) return null;
  const { accounts, scope }: Definition = RESOURCES[type];
  // What is read once is taken from where it is read; of a region, only that of the same account will do.
  const onlyIn = scope === 'region' ? roleNamed(accounts) : null;
  const { schema, add } = fieldsOf(type);
  return {
    subjects,
    shape: z
      .strictObject({ items: z.array(schema).describe('Sorted by id'), count: z.int() })
      .describe(`Every ${type} of the place`),
    needs: [type],
    ...(onlyIn === null ? {} : { onlyIn }),
    read(subject, inventory) {
      const items = inventory.all(type, placeFor(type, subject, inventory)).map((resource) => add(resource, inventory));
      return { items, count: items.length };
    },
  };
}
