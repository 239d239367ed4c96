import { seededRandom } from '../random.ts';

/** Random choices that are the same for the same seed. */
export type Random = {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  /** True once in so many times. */
  once(inTimes: number): boolean;
  pick<T>(list: readonly T[]): T;
};

/** The choices for one input: they depend on nothing but these two numbers. */
export function choicesOf(seed: number, number: number): Random {
  const next = seededRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    once: (inTimes) => below(inTimes) === 0,
    pick(list) {
      if (list.length === 0) throw new Error('nothing to pick from');
      return list[below(list.length)] as (typeof list)[number];
    },
  };
}
