import type { z } from 'zod';

/** Whether a pattern or a format says what a text looks like. */
export function hasForm(schema: z.ZodString): boolean {
  return (schema.def.checks ?? []).some((check) => check._zod.def.check === 'string_format');
}
