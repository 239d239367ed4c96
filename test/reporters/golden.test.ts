import { expect, test } from 'vitest';
import { REPORTERS } from '../../reporters/index.ts';
import { REPORT } from './fixture.ts';
import { textOf } from './text-of.ts';

// `vitest run test/reporters/golden.test.ts --update` writes the files anew; read the difference before you commit it.
test.for(Object.entries(REPORTERS))('%s writes what its golden file holds', async ([format, reporter]) => {
  await expect(textOf(reporter, REPORT)).toMatchFileSnapshot(`golden/report.${format}.txt`);
});

test.for(Object.entries(REPORTERS))('%s writes the same bytes for the same report', ([, reporter]) => {
  expect(textOf(reporter, structuredClone(REPORT))).toBe(textOf(reporter, REPORT));
});
