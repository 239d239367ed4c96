import { z } from 'zod';
import { type Path, type PlacedFault, schemaFaults } from '../../files/source-text.ts';
import { completeResource } from './complete-resource.ts';
import type { PartialResource } from './example.ts';

/** What is wrong with a partial resource, completed, that stands at a path. */
export function resourceFaults(partial: PartialResource, at: Path): PlacedFault[] {
  try {
    completeResource(partial, []);
    return [];
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return schemaFaults(error).map(({ path, message }) => {
      return { path: [...at, ...path], message: `${partial.type}: ${[...path, message].join(': ')}` };
    });
  }
}
