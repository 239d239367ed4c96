import { expect, it } from 'vitest';
import { spread } from '../../trust/spread.ts';

const TEN = Array.from({ length: 10 }, (_, index) => index);

it('so many of a list are spread over it, the first and the last among them', () => {
  expect([1, 2, 4, 10, 99].map((most) => spread(TEN, most))).toEqual([[0], [0, 9], [0, 3, 6, 9], TEN, TEN]);
  expect(spread([], 3)).toEqual([]);
});

it('with another seed they are others, and as many', () => {
  expect(spread(TEN, 4, 1)).toEqual([0, 1, 4, 7]);
  const seen = TEN.flatMap((seed) => spread(TEN, 2, 20_784 + seed));
  expect(new Set(seen)).toEqual(new Set(TEN));
  expect(seen).toHaveLength(20);
});
