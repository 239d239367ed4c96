import type { z } from 'zod';
import type { TextFault } from '../../files/text-fault.ts';
import { textOf } from '../../files/utf8.ts';
import type { Random } from './choices.ts';
import { mutateBytes } from './mutate-bytes.ts';
import type { ValidFile } from './valid-files.ts';

/** Changes bytes, or the structure of the text. */
export function textMutation(mutate: (text: string, random: Random) => string) {
  return ({ bytes }: ValidFile, random: Random): Buffer => {
    if (random.once(4)) return mutateBytes(bytes, random);
    const changed = Buffer.from(mutate(bytes.toString('utf8'), random));
    return random.once(8) ? mutateBytes(changed, random) : changed;
  };
}

export function decoded(content: Buffer): string | TextFault {
  return textOf(content);
}

/** Throws when what a reader gave is not what it promises. */
export function fitting(schema: z.ZodType, value: unknown): void {
  const result = schema.safeParse(value);
  if (!result.success) throw new Error(`what was accepted does not fit its schema: ${result.error.message}`);
}
