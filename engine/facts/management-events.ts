import { z } from 'zod';
import type { ResourceOf } from '../../model/resource.ts';
import { fact } from '../fact.ts';
import type { World } from '../world.ts';
import { type ManagementRecording, managementRecordings } from './management-recordings.ts';
import { selectorsOf } from './trail-details.ts';

/** Whether a trail records every management event. */
export const managementEvents = fact({
  subjects: ['primary-trail', 'organization-trail'],
  shape: z
    .strictObject({
      recordsReads: z.boolean().describe('Whether calls that only read are recorded'),
      recordsWrites: z.boolean().describe('Whether calls that change something are recorded'),
      excludedSources: z
        .array(z.string())
        .describe('Event sources that are left out and not listed in allowedExcludedSources, sorted'),
      notes: z.array(z.string()),
    })
    .describe('The management events that a trail records'),
  needs: ['trail', 'trail-selectors'],
  read: ({ trail }, world) => managementEventsOf(trail, world),
});

/**
 * An event is recorded as soon as one selector takes it. So a source is missing only when every selector of the reads,
 * or every selector of the writes, leaves it out. Throws NotKnown.
 */
export function managementEventsOf(trail: ResourceOf<'trail'>, world: World) {
  const { recordings, narrowed } = managementRecordings(selectorsOf(trail, world));
  const allowed = new Set(world.parameters.allowedExcludedSources);
  const reads = recordings.filter(({ reads }) => reads);
  const writes = recordings.filter(({ writes }) => writes);
  const excluded = new Set([...missingIn(reads), ...missingIn(writes)]);
  const accepted = [...excluded].filter((source) => allowed.has(source)).sort();
  const notes = narrowed.map((fields) => `A selector is narrowed by ${fields.join(', ')} and not counted.`);
  if (accepted.length > 0) notes.push(`Left out, as the configuration allows: ${accepted.join(', ')}.`);
  return {
    recordsReads: reads.length > 0,
    recordsWrites: writes.length > 0,
    excludedSources: [...excluded].filter((source) => !allowed.has(source)).sort(),
    notes,
  };
}

/** Sources that all of the recordings leave out. */
function missingIn([first, ...others]: readonly ManagementRecording[]): string[] {
  if (first === undefined) return [];
  return first.excludedSources.filter((source) => others.every((other) => other.excludedSources.includes(source)));
}
