import { z } from 'zod';
import { Parameters } from '../../model/parameters.ts';
import type { ScanPair } from './scan-pair.ts';
import { type OrganizationShape, reportOrFaults } from './served.ts';
import type { Hostile } from './strings.ts';
import { hasForm } from './text-form.ts';

/** Every list of texts that a configuration can set, with hostile texts in it. */
export async function parametersPair(
  shape: OrganizationShape,
  strings: readonly Hostile[],
  start: number,
): Promise<ScanPair> {
  const pairs = [0, 1, 2].map((index) => {
    const hostile = `${strings[(start + index) % strings.length]?.text} ${index}`;
    return { hostile, harmless: `harmless ${index}` };
  });
  const withTexts = (which: 'hostile' | 'harmless') =>
    reportOrFaults(
      shape,
      { answer: (output) => output },
      { parameters: Object.fromEntries(listParameters().map((name) => [name, pairs.map((pair) => pair[which])])) },
    );
  const [hostile, harmless] = await Promise.all([withTexts('hostile'), withTexts('harmless')]);
  return {
    name: `parameters, strings from ${start}`,
    hostile,
    harmless,
    restore: {
      hostile: (text) => pairs.reduce((done, pair) => done.replaceAll(pair.hostile, () => pair.harmless), text),
      harmless: (text) => text,
    },
  };
}

/** The names of the parameters that are lists of texts of any form. */
function listParameters(): string[] {
  return Object.entries(Parameters.shape).flatMap(([name, schema]) => {
    const list = schema instanceof z.ZodNullable ? schema.unwrap() : schema;
    return list instanceof z.ZodArray && list.element instanceof z.ZodString && !hasForm(list.element) ? [name] : [];
  });
}
