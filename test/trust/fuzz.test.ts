import { expect, it } from 'vitest';
import { fuzz } from '../../trust/fuzz/sweep.ts';

it(fuzz.promise, async () => {
  const { counts, broken } = await fuzz.run({ size: 'sample', seed: 1, progress: () => {} });
  expect(broken).toEqual([]);
  expect(counts).toMatchObject({ inputs: 1_500 });
  // Of every kind some were refused and some accepted: a generator that makes only wrong files tries half of it.
  const outcomes = Map.groupBy(
    Object.keys(counts).filter((name) => name.includes(' ')),
    (name) => name.split(' ')[0],
  );
  const withoutRefusals = [...outcomes].filter(([kind, names]) => !names.includes(`${kind} refused`));
  const withoutAcceptance = [...outcomes].filter(([, names]) => names.length < 2);
  expect({ kinds: outcomes.size, withoutRefusals, withoutAcceptance }).toEqual({
    kinds: 9,
    withoutRefusals: [],
    withoutAcceptance: [],
  });
}, 180_000);
