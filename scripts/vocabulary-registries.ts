import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FIRST_LINE = '// Generated from the folder by npm run generate. Do not edit.';

/** `engine/facts/index.ts`: every fact by hand, by the name of its export. Ends with a line break. */
export function factsRegistry(root: string): string {
  const found = exportsWithin(join(root, 'engine/facts'), /^export const (\w+) = fact\(/gm);
  const names = found.flatMap(({ names }) => names).sort();
  return [
    FIRST_LINE,
    ...[...found, { file: 'derived/derived-facts.ts', names: ['withDerived'] }].sort(byFile).map(importOf),
    '',
    '/** Every fact, by the name that rules use: those by hand, and those that every resource type has. */',
    'export const FACTS = withDerived({',
    ...names.map((name) => `  ${name},`),
    '});',
    '',
  ].join('\n');
}

/** `engine/subjects/index.ts`: every lister by hand, by its kind. Ends with a line break. */
export function subjectsRegistry(root: string): string {
  const found = exportsWithin(join(root, 'engine/subjects'), /^export const (\w+) = subjects\(/gm);
  const kinds = found.map(({ file, names }) => {
    const kind = file.replace(/\.ts$/, '');
    return `  ${kind.includes('-') ? `'${kind}'` : kind}: ${names.join()},`;
  });
  return [
    FIRST_LINE,
    "import { withEveryResource } from '../every-resource.ts';",
    ...found.map(importOf),
    '',
    '/** How to find the subjects of each kind: listers by hand, and every resource of a type. */',
    'export const SUBJECTS = withEveryResource({',
    ...kinds,
    '});',
    '',
  ].join('\n');
}

type Exports = { readonly file: string; readonly names: readonly string[] };

/** The exports that a pattern names, by file, sorted as the linter sorts imports. */
function exportsWithin(folder: string, pattern: RegExp): Exports[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /^[^.]+\.ts$/.test(file));
  return files
    .filter((file) => file !== 'index.ts')
    .map((file) => file.replaceAll('\\', '/'))
    .map((file) => ({
      file,
      names: [...readFileSync(join(folder, file), 'utf8').matchAll(pattern)].map(nameOf).sort(),
    }))
    .filter(({ names }) => names.length > 0)
    .sort(byFile);
}

function byFile(a: Exports, b: Exports): number {
  return a.file.replace(/\.ts$/, '') < b.file.replace(/\.ts$/, '') ? -1 : 1;
}

function nameOf([, name = '']: RegExpMatchArray): string {
  return name;
}

function importOf({ file, names }: Exports): string {
  return `import { ${names.join(', ')} } from './${file}';`;
}
