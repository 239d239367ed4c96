import { readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** A list of everything of one kind, made from the folders that hold one each. */
export type Registry = {
  /** Folder, from the root of the repository, with a folder for each entry. */
  readonly folder: string;
  /** The generated file, from the root of the repository. */
  readonly target: string;
  /** What the record is called: `SERVICES`. */
  readonly name: string;
  /** One sentence on what the record holds. */
  readonly about: string;
  /** The exported name of an entry's `index.ts`; the folder's name in camel case when left out. */
  readonly exportOf?: (entry: string) => string;
};

/** The registries of the repository. */
export const REGISTRIES: readonly Registry[] = [
  {
    folder: 'sim/services',
    target: 'sim/services/index.ts',
    name: 'SERVICES',
    about: 'Every service of the simulated organization, by the name of its folder.',
  },
];

/** The text of a registry: an import for each folder that has an `index.ts`, and one record of them, sorted by name. */
export function registryText(root: string, registry: Registry): string {
  const { folder, target, name, about, exportOf = camelCase } = registry;
  const way = posix.relative(dirname(target), folder) || '.';
  const entries = foldersIn(join(root, folder));
  const imports = entries.map((entry) => `import { ${exportOf(entry)} } from './${posix.join(way, entry)}/index.ts';`);
  const members = entries.map((entry) => {
    const key = /^[A-Za-z_$][\w$]*$/.test(entry) ? entry : `'${entry}'`;
    return exportOf(entry) === entry ? `  ${entry},` : `  ${key}: ${exportOf(entry)},`;
  });
  return [
    '// Generated from the folders by npm run generate. Do not edit.',
    ...imports,
    '',
    `/** ${about} */`,
    `export const ${name} = {`,
    ...members,
    '} as const;',
    '',
  ].join('\n');
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function camelCase(entry: string): string {
  return entry.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
