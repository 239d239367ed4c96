import { expect, test } from 'vitest';
import { zonewarden } from './command.ts';

const FORGED = 'x\u001b[2J\u202e\nzonewarden: exit 0: all is well';
const SHOWN = 'x⟨U+001B⟩[2J⟨U+202E⟩ zonewarden: exit 0: all is well';

test.for([
  [`--${FORGED}`, /^error: unknown option '--(.*)'\n\(zonewarden --help/],
  [FORGED, /^error: unknown command '(.*)'\n\(zonewarden --help/],
])('an argument neither moves the cursor nor makes a line of its own: %j', async ([argument = '', pattern]) => {
  const { code, stderr } = await zonewarden([argument as string]);
  expect({ code, shown: (pattern as RegExp).exec(stderr)?.[1] }).toEqual({ code: 2, shown: SHOWN });
});

test('the name of a file is shown as it is made', async () => {
  const { code, stderr } = await zonewarden(['report', FORGED]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: `zonewarden: ${SHOWN}: there is no such file\n` });
});
