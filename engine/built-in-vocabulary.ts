import { FACTS } from './facts/index.ts';
import { SUBJECTS } from './subjects/index.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Everything that the product's own rules may name. */
export const vocabulary: Vocabulary = { facts: FACTS, subjects: SUBJECTS };
