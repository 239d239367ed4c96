import { IMPORTS, type Row } from './table.ts';

/** How many folders a file may lie deep, its room included. The linter sees a path as it is written, by its dots. */
const DEEPEST = 4;

type Pattern = { readonly group: readonly string[]; readonly message: string };
type Override = { readonly includes: readonly string[]; readonly linter: object };

/** The overrides by which the linter enforces the table, for static and dynamic imports. */
export function importOverrides(table: Readonly<Record<string, Row>> = IMPORTS): Override[] {
  const depths = Array.from({ length: DEEPEST }, (_, index) => index + 1);
  const rooms = Object.entries(table).flatMap(([room, row]) =>
    depths.map((depth) => override([`${room}/${'*/'.repeat(depth - 1)}*`], patternsOf(row, depth))),
  );
  const without = `A top folder needs a row in scripts/imports/table.ts, and its folders nest ${DEEPEST} deep at most.`;
  const everything = [{ group: ['**'], message: without }];
  const others = ['*/**', ...Object.keys(table).map((room) => `!${room}/**`)];
  return [...rooms, override(others, everything), override([`${'*/'.repeat(DEEPEST + 1)}**`], everything)];
}

function patternsOf({ rooms, except = [], packages, sentence }: Row, depth: number): Pattern[] {
  const up = '../'.repeat(depth);
  const allowed = Object.keys(rooms).map((room) => `!${up}${room}/**`);
  // Paths that go down and up again: where they lead is not seen.
  const detours = ['./**/../**', `${up}*/**/../**`];
  const refused = [...except.map((file) => `${up}${file}`), ...detours];
  const patterns = [{ group: [`${up}**`, ...allowed, ...refused], message: sentence }];
  return packages === 'any' ? patterns : [...patterns, ...packagePatterns(Object.keys(packages))];
}

/** Packages that are refused with words of their own. */
const TOLD: readonly Pattern[] = [
  { group: ['@aws-sdk/**', '@smithy/**', 'undici'], message: 'Only collectors talk to AWS, and sim plays it.' },
  { group: ['node:fs', 'node:fs/**'], message: 'This room is pure: files enter through parameters.' },
];

function packagePatterns(allowed: readonly string[]): Pattern[] {
  const names = allowed.map((name) => `!${name.replace(/\*$/, '**')}`);
  const told = TOLD.map(({ group, message }) => ({ group: [...group, ...names], message }));
  const others = ['**', '!./**', '!../**', ...TOLD.flatMap(({ group }) => group).map((name) => `!${name}`), ...names];
  return [
    ...told,
    { group: others, message: 'The row of this room in scripts/imports/table.ts does not name this package.' },
  ];
}

function override(includes: readonly string[], patterns: readonly Pattern[]): Override {
  const noRestrictedImports = { level: 'error', options: { patterns } };
  return { includes, linter: { rules: { style: { noRestrictedImports } } } };
}
