import { mapStrings } from './answer-strings.ts';
import type { Names } from './names.ts';
import { asName, type Naming, naming } from './naming.ts';
import type { ScanPair } from './scan-pair.ts';
import { type OrganizationShape, reportOrFaults } from './served.ts';
import type { Hostile } from './strings.ts';

/** How a name is made hostile: behind what it is, or as a whole, so that the string comes first. */
export type Style = 'behind' | 'whole';

/** The organization in which every chosen name is another one, wherever it is used. */
export async function renamedPair(
  shape: OrganizationShape,
  names: Names,
  style: Style,
  strings: readonly Hostile[],
  start: number,
): Promise<ScanPair> {
  const short = strings.filter(({ text }) => isShort(text));
  const hostile = naming(names, (old, index) => {
    const pool = names.referred.has(old) ? short : strings;
    return styled(style, old, asName(pool[(start + index) % pool.length]?.text ?? ''), index);
  });
  const harmless = naming(names, (old, index) => styled(style, old, 'harmless', index));
  const [first, second] = await Promise.all([scanNamed(shape, hostile), scanNamed(shape, harmless)]);
  return {
    name: `names ${style} from ${start}, violations from ${shape.violations[0]}`,
    hostile: first,
    harmless: second,
    restore: { hostile: hostile.restore, harmless: harmless.restore },
  };
}

function scanNamed(shape: OrganizationShape, { rename, restore }: Naming) {
  return reportOrFaults(shape, {
    answer: (output, structure) => mapStrings(structure, output, rename),
    request: restore,
  });
}

function styled(style: Style, old: string, text: string, index: number): string {
  return style === 'behind' ? `${old}${text}` : `${text} ${index}`;
}

/**
 * Names that stand in ARNs and in requests: without the separators of ARNs and paths, and without what a URL, UTF-8 or
 * XML does not carry as it is. Beyond that a name is another one when it comes back, and another thing.
 */
function isShort(text: string): boolean {
  return text.length <= 200 && text.isWellFormed() && !/[:/*\\\s.#%?]|\p{Cc}|\p{Noncharacter_Code_Point}/u.test(text);
}
