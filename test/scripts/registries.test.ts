import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REGISTRIES, registryText } from '../../scripts/registries.ts';

const root = join(import.meta.dirname, '../..');

describe.each(REGISTRIES.map((registry) => [registry.folder, registry] as const))(
  'the registry of %s',
  (folder, one) => {
    const text = readFileSync(join(root, folder, 'index.ts'), 'utf8');

    it('says in its first line that nobody edits it', () => {
      expect(text.split('\n')[0]).toBe('// Generated from the folder by npm run generate. Do not edit.');
    });

    it('is what the folder makes of it', () => {
      expect(text).toBe(registryText(root, one));
    });
  },
);
