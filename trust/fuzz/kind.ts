import type { Random } from './choices.ts';
import type { ValidFile } from './valid-files.ts';

/** What came of one input. */
export type Answer = {
  /** The lines that a person would read; null: it was accepted. */
  readonly faults: readonly string[] | null;
  /** How often an accepted input was used further: judged, or rendered. */
  readonly used: number;
};

/** One kind of file that the product reads. */
export type FuzzKind = {
  /** How many of a hundred inputs are of this kind. */
  readonly share: number;
  /** A larger file is refused before it is read. */
  readonly maxBytes: number;
  readonly files: readonly ValidFile[];
  /** Another content of a file. */
  mutate(file: ValidFile, random: Random): Buffer;
  /**
   * Reads the content as the product does and, where it is accepted, goes on with it as the product does. `isUsed`: whether
   * to go on at all. Throws whatever the product throws that is not meant for a user.
   */
  read(content: Buffer, file: ValidFile, isUsed: boolean): Promise<Answer>;
};
