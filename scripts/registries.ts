import { readdirSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { factsRegistry, subjectsRegistry } from './vocabulary-registries.ts';

/** A list of everything of one kind, made from the folders or files that hold one each. */
export type Registry = {
  /** From the root of the repository. The registry is its `index.ts`. */
  readonly folder: string;
  /** Whether each entry is a folder with an `index.ts`, or a file. */
  readonly entries: 'folders' | 'files';
  /** What the record is called. */
  readonly name: string;
  /** One sentence on what the record holds. */
  readonly about: string;
  /** The exported name of an entry; the entry's name in camel case when left out. */
  readonly exportOf?: (entry: string) => string;
  /** Whether the record has the members of the entries, and not the entries themselves. */
  readonly spread?: true;
};

/** The registries of the repository. Nobody edits them by hand. */
const REGISTRIES: readonly Registry[] = [
  {
    folder: 'model/services',
    entries: 'files',
    name: 'RESOURCES',
    about: 'The definition of every resource type, by its name.',
    exportOf: (entry) => entry.replaceAll('-', '_').toUpperCase(),
    spread: true,
  },
  {
    folder: 'collectors/services',
    entries: 'folders',
    name: 'SERVICES',
    about: 'Every service that is read, by the name of its folder.',
  },
  {
    folder: 'sim/services',
    entries: 'folders',
    name: 'SERVICES',
    about: 'Every service of the simulated organization, by the name of its folder.',
  },
];

/** Every registry by its path in the repository, with its text. */
export function registryFiles(root: string): ReadonlyMap<string, string> {
  return new Map([
    ...REGISTRIES.map((registry) => [`${registry.folder}/index.ts`, registryText(root, registry)] as const),
    ['engine/facts/index.ts', factsRegistry(root)],
    ['engine/subjects/index.ts', subjectsRegistry(root)],
  ]);
}

/** The text of a registry: an import for each entry, and one record of them, sorted by name. */
function registryText(root: string, registry: Registry): string {
  const { folder, entries, name, about, exportOf = camelCase, spread = false } = registry;
  const found = entriesIn(join(root, folder), entries);
  const imports = found.map((entry) => {
    const file = entries === 'folders' ? posix.join(entry, 'index.ts') : `${entry}.ts`;
    return `import { ${exportOf(entry)} } from './${file}';`;
  });
  const members = found.map((entry) => {
    if (spread) return `  ...${exportOf(entry)},`;
    const key = /^[A-Za-z_$][\w$]*$/.test(entry) ? entry : `'${entry}'`;
    return exportOf(entry) === entry ? `  ${entry},` : `  ${key}: ${exportOf(entry)},`;
  });
  return [
    '// Generated from the folder by npm run generate. Do not edit.',
    ...imports,
    '',
    `/** ${about} */`,
    `export const ${name} = {`,
    ...members,
    '} as const;',
    '',
  ].join('\n');
}

function entriesIn(folder: string, entries: Registry['entries']): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => (entries === 'folders' ? entry.isDirectory() : entry.isFile() && entry.name !== 'index.ts'))
    .map(({ name }) => basename(name, '.ts'))
    .sort();
}

/** `access-analyzer` as `accessAnalyzer`. */
export function camelCase(entry: string): string {
  return entry.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
