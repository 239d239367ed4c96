import { mapRequest } from './answer-strings.ts';
import type { Names } from './names.ts';

/** The same organization with other names: everything that refers to a thing uses its new name. */
export type Naming = {
  /** A string of an answer, with the new names in it. */
  readonly rename: (text: string) => string;
  /** A string of a request or a report, with the names that the organization knows. */
  readonly restore: (text: string) => string;
};

/** A longer name is none of AWS's, and refused: a gap, which the hostile places and errors of the sweep are. */
export function asName(text: string): string {
  return text.slice(0, LONGEST_NAME);
}

const LONGEST_NAME = 400;

/**
 * Gives every chosen string another one. `newName` may give what it likes; the names stay different because of the
 * number that is put to them.
 */
export function naming(names: Names, newName: (old: string, index: number) => string): Naming {
  const renamed = new Map(names.chosen.map((old, index) => [old, newName(old, index)]));
  const olds = [...renamed.keys()].sort((a, b) => b.length - a.length);
  const news = [...renamed].map(([old, to]) => [to, old] as const).sort(([a], [b]) => b.length - a.length);
  const restored = new Map(news);
  const inside = new RegExp(`(?<![\\w-])(?:${olds.map(literally).join('|')})(?![\\w-])`, 'g');
  const within = (text: string) => text.replace(inside, (old) => renamed.get(old) ?? old);
  return {
    rename(text) {
      const whole = renamed.get(text);
      if (whole !== undefined) return whole;
      const document = parsed(text);
      return document === null ? within(text) : JSON.stringify(mapRequest(document, within));
    },
    restore(text) {
      const whole = restored.get(text);
      if (whole !== undefined) return whole;
      return news.reduce((done, [to, old]) => (done.includes(to) ? done.replaceAll(to, () => old) : done), text);
    },
  };
}

/** null: no document. */
function parsed(text: string): object | null {
  if (!/^\s*[{[]/.test(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
