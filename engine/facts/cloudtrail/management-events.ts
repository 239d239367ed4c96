import { z } from 'zod';
import type { ResourceOf } from '../../../model/resource.ts';
import { fact } from '../../fact.ts';
import type { Inventory } from '../../inventory.ts';
import { type ManagementRecording, managementRecordings } from './management-recordings.ts';
import { selectorsOf } from './trail-details.ts';

/** Which management events a trail records. */
export const managementEvents = fact({
  subjects: ['primary-trail', 'organization-trail'],
  shape: z
    .strictObject({
      recorded: z
        .array(z.enum(['reads', 'writes']))
        .describe('`reads`: calls that only read; `writes`: calls that change something'),
      excludedSources: z
        .array(z.string())
        .describe('Event sources that are left out and not listed in allowedExcludedSources, sorted'),
      notes: z.array(z.string()),
    })
    .describe('The management events that a trail records'),
  needs: ['trail', 'trail-selectors'],
  read: ({ resource: trail }, inventory) => managementEventsOf(trail, inventory),
});

/**
 * An event is recorded as soon as one selector takes it. So a source is missing only when every selector of the reads,
 * or every selector of the writes, leaves it out. Throws NotKnown.
 */
export function managementEventsOf(trail: ResourceOf<'trail'>, inventory: Inventory<'trail-selectors'>) {
  const { recordings, narrowed } = managementRecordings(selectorsOf(trail, inventory));
  const allowed = new Set(inventory.parameters.allowedExcludedSources);
  const ofReads = recordings.filter(({ reads }) => reads);
  const ofWrites = recordings.filter(({ writes }) => writes);
  const excluded = new Set([...missingIn(ofReads), ...missingIn(ofWrites)]);
  const accepted = [...excluded].filter((source) => allowed.has(source)).sort();
  const notes = narrowed.map((fields) => `A selector is narrowed by ${fields.join(', ')} and not counted.`);
  if (accepted.length > 0) notes.push(`Left out, as the configuration allows: ${accepted.join(', ')}.`);
  return {
    recorded: recordedKinds(ofReads.length > 0, ofWrites.length > 0),
    excludedSources: [...excluded].filter((source) => !allowed.has(source)).sort(),
    notes,
  };
}

/** The kinds of calls of which something is recorded, in the words of facts. */
export function recordedKinds(reads: boolean, writes: boolean): ('reads' | 'writes')[] {
  return [...(reads ? (['reads'] as const) : []), ...(writes ? (['writes'] as const) : [])];
}

/** Sources that all of the recordings leave out. */
function missingIn([first, ...others]: readonly ManagementRecording[]): string[] {
  if (first === undefined) return [];
  return first.excludedSources.filter((source) => others.every((other) => other.excludedSources.includes(source)));
}
