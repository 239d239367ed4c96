/** A text as somebody could read it. Character `i` comes from `starts[i]` to `ends[i]` of the text itself. */
export type View = { readonly text: string; readonly starts: readonly number[]; readonly ends: readonly number[] };

/**
 * A text as it stands there, and as it reads when percent-encoding, entities and escapes are resolved and what splits
 * it is taken out: line breaks, colours, characters that nobody sees. Each view once; at most four.
 */
export function viewsOf(text: string): View[] {
  const views: View[] = [plain(text)];
  for (let depth = 0; depth < 3; depth += 1) {
    const last = views.at(-1);
    const next = last === undefined ? null : resolved(last);
    if (next === null) break;
    views.push(next);
  }
  return views;
}

function plain(text: string): View {
  const starts = new Array<number>(text.length);
  const ends = new Array<number>(text.length);
  for (let index = 0; index < text.length; index += 1) {
    starts[index] = index;
    ends[index] = index + 1;
  }
  return { text, starts, ends };
}

const ENCODED =
  /%(?<hex>[0-9a-f]{2})|\\u(?<unit>[0-9a-f]{4})|&#x(?<point>[0-9a-f]{1,5});|&#(?<decimal>\d{1,6});|&(?<entity>amp|quot|lt|gt|apos);|\\(?<escaped>[\\/"'])|(?:\\[nr]|\\\r?\n|[\r\n])+[ \t]*|\p{Default_Ignorable_Code_Point}|\p{Cc}(?:\[[\d;]*[A-Za-z])?/giu;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', apos: "'" };

/** null: there is nothing to resolve. */
function resolved({ text, starts, ends }: View): View | null {
  let read = '';
  const from: number[] = [];
  const to: number[] = [];
  const take = (character: string, start: number, end: number) => {
    for (let unit = 0; unit < character.length; unit += 1) {
      from.push(starts[start] ?? 0);
      to.push(ends[end - 1] ?? 0);
    }
    read += character;
  };
  let position = 0;
  for (const match of text.matchAll(ENCODED)) {
    for (; position < match.index; position += 1) take(text.charAt(position), position, position + 1);
    position = match.index + match[0].length;
    take(meaningOf(match.groups ?? {}), match.index, position);
  }
  if (position === 0) return null;
  for (; position < text.length; position += 1) take(text.charAt(position), position, position + 1);
  return { text: read, starts: from, ends: to };
}

/** Empty for what is taken out. */
function meaningOf({ hex, unit, point, decimal, entity, escaped }: Record<string, string | undefined>): string {
  const hexadecimal = hex ?? unit ?? point;
  if (hexadecimal !== undefined) return String.fromCharCode(Number.parseInt(hexadecimal, 16));
  if (decimal !== undefined) return String.fromCharCode(Number(decimal));
  return entity === undefined ? (escaped ?? '') : (ENTITIES[entity] ?? '');
}
