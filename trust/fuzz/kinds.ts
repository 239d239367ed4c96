import { gzipSync } from 'node:zlib';
import { loadOurCatalogue } from '../../app/catalogue/our-catalogue.ts';
import { bombs } from './bombs.ts';
import { catalogueKinds } from './catalogue-kinds.ts';
import { choicesOf, type Random } from './choices.ts';
import type { FuzzKind } from './kind.ts';
import { otherKinds } from './other-kinds.ts';
import { snapshotKinds } from './snapshot-kinds.ts';
import type { ValidFile } from './valid-files.ts';

export type FuzzKinds = Readonly<Record<string, FuzzKind>>;

/** Every kind of file that the product reads. `folder`: where `writeValidFiles` has left its files. */
export async function fuzzKinds(folder: string): Promise<FuzzKinds> {
  const catalogue = await loadOurCatalogue();
  return { ...catalogueKinds(catalogue), ...otherKinds(folder, catalogue), ...snapshotKinds(folder, catalogue) };
}

/** One input. */
export type Input = {
  readonly kind: string;
  readonly file: ValidFile;
  readonly content: Buffer;
  /** Whether to go on with it where it is accepted: judging and rendering take a hundred times as long as reading. */
  readonly isUsed: boolean;
};

/** The input of this number: first every bomb for every kind, then random ones. The same for the same seed. */
export function inputOf(kinds: FuzzKinds, seed: number, number: number): Input {
  const names = Object.keys(kinds);
  const bomb = BOMBS[Math.floor(number / names.length)];
  if (bomb !== undefined) {
    const kind = names[number % names.length] ?? '';
    const [file] = kinds[kind]?.files ?? [];
    if (file === undefined) throw new Error(`there is no valid ${kind}`);
    // A shard is packed; of the others gzip is as wrong as anything.
    return { kind, file, content: kind === 'shard' ? gzipSync(bomb) : bomb, isUsed: true };
  }
  const random = choicesOf(seed, number);
  const [kind, { files, mutate }] = chosen(kinds, random);
  const file = random.pick(files);
  return { kind, file, isUsed: random.once(3), content: mutate(file, random) };
}

const BOMBS = bombs();

/** How many of the first inputs are bombs. They take most of the time of a short run. */
export function bombInputs(kinds: FuzzKinds): number {
  return BOMBS.length * Object.keys(kinds).length;
}

function chosen(kinds: FuzzKinds, random: Random): [string, FuzzKind] {
  const entries = Object.entries(kinds);
  const total = entries.reduce((sum, [, { share }]) => sum + share, 0);
  let at = random.below(total);
  for (const entry of entries) {
    at -= entry[1].share;
    if (at < 0) return entry;
  }
  throw new Error('there are no kinds of files');
}
