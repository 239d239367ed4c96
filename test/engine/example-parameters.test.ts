import { expect, test } from 'vitest';
import { EXAMPLE_PARAMETERS } from '../../scripts/authoring/example-parameters.ts';
import { parameters } from './our-catalogue.ts';

test('the snapshot of an example is taken for the parameters of the profile asea-pbmm', () => {
  expect(EXAMPLE_PARAMETERS).toEqual(parameters);
});
