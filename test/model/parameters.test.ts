import { expect, test } from 'vitest';
import { Parameters } from '../../model/parameters.ts';

test('what is no region is none in the parameters either', () => {
  const regions = Parameters.shape.additionalLogRegions;
  expect(regions.safeParse(['us-east-1']).success).toBe(true);
  expect(regions.safeParse(['us-east-1', 'Canada']).success).toBe(false);
});
