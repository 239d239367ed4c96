import { foundType } from './collector-text.ts';
import { pascalCase, type ServiceNames } from './service-names.ts';

/** `test/collectors/converters/<service>.test.ts`. */
export function converterTestText(names: ServiceNames): string {
  const { service, type, part, scope, sdk, verb } = names;
  const converter = `to${pascalCase(part)}`;
  const place = `{ account: '222233334444', region: '${scope === 'global' ? 'global' : 'ca-central-1'}' }`;
  const of = verb === 'aboutEach' ? "'parent', " : '';
  const id = verb === 'aboutEach' ? 'parent' : 'one';
  const found = foundType(names);
  return `import type { ${found} } from '@aws-sdk/client-${sdk}';
import { expect, test } from 'vitest';
import { ${converter} } from '../../../collectors/services/${service}/${part}.ts';

const place = ${place} as const;
const found: ${found} = { Name: 'one' };

test('what AWS tells is kept by its fields', () => {
  expect(${converter}(place, ${of}found)).toEqual({ type: '${type}', id: '${id}', ...place, name: 'one' });
});

test.each(['Name'])('without %s it is not understood', (member) => {
  expect(() => ${converter}(place, ${of}{ ...found, [member]: undefined })).toThrow(\`\${member} is missing\`);
});
`;
}
