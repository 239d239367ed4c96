import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { IMPORTS } from '../../scripts/imports/table.ts';
import { foldersWithoutRow } from '../../scripts/imports/top-folders.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rooms = Object.keys(IMPORTS);

/** Files by name with their contents. */
type House = Readonly<Record<string, string>>;

/** What the linter says about the imports of a house with our rules: `file:line message`, sorted. */
async function lint(files: House): Promise<string[]> {
  const house = await mkdtemp(path.join(tmpdir(), 'zonewarden-house-'));
  try {
    const { $schema: _, vcs: __, ...configuration } = JSON.parse(await readFile(path.join(root, 'biome.json'), 'utf8'));
    await writeFile(path.join(house, 'biome.json'), JSON.stringify(configuration));
    await writeFile(path.join(house, 'biome.imports.json'), await readFile(path.join(root, 'biome.imports.json')));
    for (const [file, contents] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(house, file)), { recursive: true });
      await writeFile(path.join(house, file), contents);
    }
    const binary = path.join(root, 'node_modules/.bin/biome');
    const only = ['--only=style/noRestrictedImports', '--max-diagnostics=none', '--reporter=json'];
    const stdout = await new Promise<string>((resolve) => {
      execFile(binary, ['lint', ...only, '.'], { cwd: house, maxBuffer: 64 * 1024 ** 2 }, (_error, out) =>
        resolve(out),
      );
    });
    return JSON.parse(stdout.slice(stdout.indexOf('{')))
      .diagnostics.map(told)
      .sort();
  } finally {
    await rm(house, { recursive: true, force: true });
  }
}

type Diagnostic = {
  readonly message: string;
  readonly location: { readonly path: string; readonly start: { readonly line: number } };
};

function told({ message, location }: Diagnostic): string {
  return `${location.path}:${location.start.line} ${message}`;
}

/** Every way to import something, a line each. */
function importing(imported: string): string[] {
  return [
    `import * as x from '${imported}';`,
    `import type { X } from '${imported}';`,
    `export * from '${imported}';`,
    `export const y = await import('${imported}');`,
  ];
}

describe('each room imports what its row names, and nothing else', () => {
  it('of our own rooms, however deep a file lies', async () => {
    const house: Record<string, string> = {};
    const expected: string[] = [];
    for (const [room, { rooms: allowed, sentence }] of Object.entries(IMPORTS)) {
      for (const folders of ['', 'a/', 'a/b/', 'a/b/c/']) {
        const up = '../'.repeat(folders.split('/').length);
        const file = `${room}/${folders}file.ts`;
        const imports = [...rooms, 'publishers'].map((other) => [other, `${up}${other}/x.ts`] as const);
        const own = ['./beside.ts', folders === '' ? './a/b.ts' : `${up.slice(3)}x.ts`];
        const lines = [...imports.flatMap(([, name]) => importing(name)), ...own.flatMap(importing)];
        house[file] = `${lines.join('\n')}\n`;
        imports.forEach(([other], index) => {
          if (Object.hasOwn(allowed, other)) return;
          for (const line of [1, 2, 3, 4]) expected.push(`${file}:${4 * index + line} ${sentence}`);
        });
      }
    }
    expect(await lint(house)).toEqual(expected.sort());
  });

  const refused = [
    ['model/vpc.ts', '../engine/inventory.ts', 'The model is the ground floor: it imports nothing of ours.'],
    ['model/vpc.ts', 'node:fs', 'This room is pure: files enter through parameters.'],
    ['model/vpc.ts', 'pino', 'The row of this room in scripts/imports/table.ts does not name this package.'],
    [
      'collectors/services/ec2/vpcs.ts',
      '../../../engine/inventory.ts',
      'Collectors read AWS into the model and know nothing else',
    ],
    [
      'collectors/services/ec2/vpcs.ts',
      '../../../snapshot/layout.ts',
      'Collectors read AWS into the model and know nothing else',
    ],
    ['engine/judge.ts', '../collectors/collector.ts', 'The engine judges a snapshot: no AWS, no files, no clock.'],
    ['engine/judge.ts', '@aws-sdk/client-ec2', 'Only collectors talk to AWS, and sim plays it.'],
    ['engine/judge.ts', 'node:fs', 'This room is pure: files enter through parameters.'],
    ['engine/catalogue/parse.ts', 'node:fs/promises', 'This room is pure: files enter through parameters.'],
    ['engine/catalogue/parse.ts', '../../files/regular-file.ts', 'The engine judges a snapshot: no AWS, no files'],
    ['reporters/html.ts', '../engine/inventory.ts', 'A reporter is a pure function from a report to text.'],
    ['reporters/html.ts', 'node:fs/promises', 'This room is pure: files enter through parameters.'],
    ['snapshot/layout.ts', '../app/inputs.ts', 'The snapshot store knows files and the model.'],
    ['sim/server.ts', '../collectors/aws/aws.ts', 'The simulated organization shares nothing with the scanner'],
    ['app/inputs.ts', '../cli/main.ts', 'The use cases know the rooms below, and neither the command line nor tests'],
    ['app/inputs.ts', 'commander', 'The row of this room in scripts/imports/table.ts does not name this package.'],
    ['app/inputs.ts', '@smithy/core/schema', 'Only collectors talk to AWS, and sim plays it.'],
    ['engine/facts/vpc.ts', '../../model/../cli/main.ts', 'The engine judges a snapshot: no AWS, no files, no clock.'],
    ['engine/judge.ts', './../cli/main.ts', 'The engine judges a snapshot: no AWS, no files, no clock.'],
    ['engine/judge.ts', './facts/../../cli/main.ts', 'The engine judges a snapshot: no AWS, no files, no clock.'],
    ['cli/main.ts', '../test/fixture.ts', 'The command line runs use cases; the product does not depend on its tests'],
    [
      'cli/main.ts',
      '../engine/inventory.ts',
      'The command line runs use cases; the product does not depend on its tests',
    ],
    ['publishers/hub.ts', '../model/report.ts', 'A top folder needs a row in scripts/imports/table.ts'],
    ['publishers/hub.ts', 'zod', 'A top folder needs a row in scripts/imports/table.ts'],
    [
      'engine/a/b/c/d/e.ts',
      './f.ts',
      'A top folder needs a row in scripts/imports/table.ts, and its folders nest 4 deep',
    ],
  ] as const;
  it.each(refused)('%s may not import %s, in whatever way', async (file, imported, sentence) => {
    const found = (await all).get(`${file} ${imported}`) ?? [];
    expect(found.map((line) => line.slice(0, `1 ${sentence}`.length))).toEqual(
      [1, 2, 3, 4].map((line) => `${line} ${sentence}`),
    );
  });

  const allowed = [
    ['engine/judge.ts', '../model/cell.ts'],
    ['engine/facts/vpc.ts', '../inventory.ts'],
    ['engine/catalogue/document.ts', '../../files/json-text.ts'],
    ['app/catalogue/load-catalogue.ts', 'node:fs/promises'],
    ['collectors/services/ec2/vpcs.ts', '@aws-sdk/client-ec2'],
    ['collectors/aws/answers.ts', '@smithy/core/schema'],
    ['reporters/html.ts', '../model/report.ts'],
    ['cli/main.ts', '../app/inputs.ts'],
    ['trust/rule-mutants/worlds.ts', '../../scripts/authoring/example.ts'],
    ['test/files/yaml.test.ts', 'vitest'],
  ] as const;
  it.each(allowed)('%s may import %s', async (file, imported) => {
    expect((await all).get(`${file} ${imported}`)).toEqual([]);
  });

  /** What is said of each of these imports: `line message`, by `file imported`. */
  const all = (async () => {
    const cases = [...refused, ...allowed].map(([file, imported], index) => {
      return { file, imported, alone: file.replace('.ts', `-${index}.ts`) };
    });
    const house = cases.map(({ imported, alone }) => [alone, `${importing(imported).join('\n')}\n`]);
    const found = await lint(Object.fromEntries(house));
    return new Map(
      cases.map(({ file, imported, alone }) => {
        const ofFile = found.filter((line) => line.startsWith(`${alone}:`));
        return [`${file} ${imported}`, ofFile.map((line) => line.slice(alone.length + 1))];
      }),
    );
  })();
});

describe('the table', () => {
  it('has a row for each top folder with code', () => {
    expect(foldersWithoutRow(root)).toEqual([]);
  });

  it('lacks a folder that is new', async () => {
    const house = await mkdtemp(path.join(tmpdir(), 'zonewarden-house-'));
    await mkdir(path.join(house, 'publishers/hub'), { recursive: true });
    await writeFile(path.join(house, 'publishers/hub/send.ts'), '');
    await mkdir(path.join(house, 'model'));
    await writeFile(path.join(house, 'model/cell.ts'), '');
    expect(foldersWithoutRow(house)).toEqual(['publishers']);
    await rm(house, { recursive: true });
  });

  it('names rooms that exist, and no room that imports itself in a circle', () => {
    const sources = new Set(globSync('*/**/*.{ts,mjs}', { cwd: root, exclude: ['node_modules'] }).map(roomOf));
    expect(rooms.filter((room) => !sources.has(room))).toEqual([]);
    expect(
      Object.values(IMPORTS).flatMap((row) => Object.keys(row.rooms).filter((room) => !rooms.includes(roomOf(room)))),
    ).toEqual([]);
    const product = rooms.slice(0, rooms.indexOf('trust'));
    for (const [index, room] of product.entries()) {
      expect({
        room,
        imports: Object.keys(IMPORTS[room]?.rooms ?? {}).filter((other) => product.indexOf(other) >= index),
      }).toEqual({ room, imports: [] });
    }
  });
});

function roomOf(file: string): string {
  return file.split(/[\\/]/)[0] ?? '';
}
