import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { registryFiles } from '../../scripts/registries.ts';

const root = join(import.meta.dirname, '../..');

describe.each([...registryFiles(root)])('the registry %s', (file, generated) => {
  const text = readFileSync(join(root, file), 'utf8');

  it('says in its first line that nobody edits it', () => {
    expect(text.split('\n')[0]).toMatch(/^\/\/ Generated .* Do not edit\.$/);
  });

  it('is what the folder makes of it', () => {
    expect(text).toBe(generated);
  });
});
