import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Rules that the linter reports for one file of these contents, in a house with our import rules. */
async function lint(file: string, contents: string): Promise<string[]> {
  const house = await mkdtemp(path.join(tmpdir(), 'zonewarden-house-'));
  try {
    const { $schema: _, vcs: __, ...configuration } = JSON.parse(await readFile(path.join(root, 'biome.json'), 'utf8'));
    await writeFile(path.join(house, 'biome.json'), JSON.stringify(configuration));
    await mkdir(path.dirname(path.join(house, file)), { recursive: true });
    await writeFile(path.join(house, file), contents);
    const binary = path.join(root, 'node_modules/.bin/biome');
    const stdout = await new Promise<string>((resolve) => {
      execFile(binary, ['lint', '--reporter=json', '.'], { cwd: house }, (_error, out) => resolve(out));
    });
    const report = JSON.parse(stdout.slice(stdout.indexOf('{')));
    return report.diagnostics.map((diagnostic: { category: string }) => diagnostic.category);
  } finally {
    await rm(house, { recursive: true, force: true });
  }
}

describe('imports point downwards only', () => {
  const forbidden = [
    ['model/vpc.ts', '../engine/world.ts'],
    ['model/vpc.ts', 'node:fs'],
    ['collectors/services/ec2/vpcs.ts', '../../engine/world.ts'],
    ['collectors/services/ec2/vpcs.ts', '../../snapshot/layout.ts'],
    ['engine/judge.ts', '../collectors/collector.ts'],
    ['engine/judge.ts', '@aws-sdk/client-ec2'],
    ['engine/judge.ts', 'node:fs'],
    ['engine/catalogue/load.ts', '../../reporters/index.ts'],
    ['reporters/html.ts', '../engine/world.ts'],
    ['reporters/html.ts', 'node:fs/promises'],
    ['snapshot/layout.ts', '../cli/main.ts'],
    ['sim/server.ts', '../collectors/aws/aws.ts'],
    ['cli/main.ts', '../test/fixture.ts'],
  ] as const;
  it.each(forbidden)('%s may not import %s, statically or dynamically', async (file, imported) => {
    expect(await lint(file, `import * as x from '${imported}';\nexport { x };\n`)).toEqual([
      'lint/style/noRestrictedImports',
    ]);
    expect(await lint(file, `export const x = await import('${imported}');\n`)).toEqual([
      'lint/style/noRestrictedImports',
    ]);
  });

  const allowed = [
    ['engine/judge.ts', '../model/cell.ts'],
    ['engine/facts/vpc.ts', '../world.ts'],
    ['engine/catalogue/load.ts', 'node:fs'],
    ['collectors/services/ec2/vpcs.ts', '@aws-sdk/client-ec2'],
    ['reporters/html.ts', '../model/report.ts'],
    ['cli/main.ts', '../engine/judge.ts'],
  ] as const;
  it.each(allowed)('%s may import %s', async (file, imported) => {
    expect(await lint(file, `import * as x from '${imported}';\nexport { x };\n`)).toEqual([]);
  });
});
