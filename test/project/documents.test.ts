import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { expect, it } from 'vitest';
import { program } from '../../cli/program.ts';
import { REPORTERS } from '../../reporters/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const git = (...words: string[]) =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...words], { cwd: root })
    .toString()
    .split('\n')
    .filter((file) => file !== '' && existsSync(path.join(root, file)));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

const pages = git('*.md').filter((file) => !file.includes('/golden/'));
/** The pages that are written by hand. */
const written = pages.filter((file) => !file.startsWith('rules/') && file !== 'docs/rules.md');
const sources = git('*.ts', '*.mjs');

it('no page has a link to a file or heading that is not there', () => {
  const broken = allIn(
    pages,
    /\]\(([^)\s]+)\)/g,
    (link, file) => !/^https?:/.test(link) && !leadsSomewhere(file, link),
  );
  expect(broken).toEqual([]);
});

it('no page names an npm script that is not there', () => {
  const { scripts } = JSON.parse(read('package.json'));
  expect(
    allIn(written, /\bnpm (?:run (?:-s )?)?([a-z][a-z:-]*)/g, (name) => name !== 'ci' && !(name in scripts)),
  ).toEqual([]);
});

it('no page names an option that the command line does not have', () => {
  const options = new Set([...optionsOf(program()).keys(), ...OF_THE_SCRIPTS]);
  expect(allIn(written, /(?<![\w-])(--[a-z][a-z-]+)/g, (option) => !options.has(option))).toEqual([]);
});

it('no page names a file that is not there', () => {
  const isOurs = (name: string) => existsSync(path.join(root, name.split('/')[0] ?? '')) && !name.includes('*');
  const missing = (name: string) => isOurs(name) && !existsSync(path.join(root, name));
  expect(allIn(written, /`([\w-]+\/[\w./-]*)`/g, missing)).toEqual([]);
});

it('the architecture names no function that is not there', () => {
  const named = [
    ...read('docs/architecture.md').matchAll(/`([a-z]+(?:[A-Z][a-z0-9]*)+|[A-Z][a-z]+(?:[A-Z][a-z0-9]*)*)(?:\(|\.|`)/g),
  ];
  const code = sources
    .filter((file) => !file.startsWith('test/'))
    .map(read)
    .join('\n');
  const names = [...new Set(named.map(([, name = '']) => name))];
  expect(names).toContain('findTargets');
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
});

it('every format is documented, and named in the help', () => {
  const [table = ''] = read('docs/reports.md').split('\n## ');
  const rows = [...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, format]) => format);
  expect(rows.toSorted()).toEqual(Object.keys(REPORTERS).toSorted());
  const output = optionsOf(program()).get('--output')?.description ?? '';
  expect(Object.keys(REPORTERS).filter((format) => !new RegExp(`[ ,]${format}[,;]`).test(output))).toEqual([]);
});

it('the README and the page about exit codes list the same codes', () => {
  const codes = (file: string) => [...read(file).matchAll(/^\| ([\d, ]+) \|/gm)].map(([, code]) => code);
  expect(codes('README.md')).toEqual(['0', '1', '2', '3', '4', '70', '130, 143']);
  expect(codes('docs/exit-codes.md')).toEqual(codes('README.md'));
});

/** Options of the scripts of `package.json`. */
const OF_THE_SCRIPTS = [
  ...['--ci', '--keep', '--seed', '--all-rules', '--write', '--compare'],
  ...['--slug', '--type', '--operation', '--section-name', '--title', '--account', '--accounts'],
];

/** What a pattern's group finds in the pages and a condition holds on, as `file: found`. */
function allIn(files: readonly string[], pattern: RegExp, holds: (found: string, file: string) => boolean): string[] {
  return files.flatMap((file) => {
    const found = [...read(file).matchAll(pattern)].map(([, group = '']) => group);
    return [...new Set(found)].filter((each) => holds(each, file)).map((each) => `${file}: ${each}`);
  });
}

function leadsSomewhere(from: string, link: string): boolean {
  const [file = '', heading] = link.split('#');
  const target = file === '' ? from : path.join(path.dirname(from), file);
  if (!existsSync(path.join(root, target))) return false;
  return heading === undefined || headingsOf(read(target)).includes(heading);
}

/** As they are in links: small letters, hyphens for blanks, no punctuation. */
function headingsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** The options of a command and of those below it, by name. */
function optionsOf(command: Command): ReadonlyMap<string, { readonly description: string }> {
  const own = command.options.flatMap((option) => (option.long ? [[option.long, option] as const] : []));
  const below = command.commands.flatMap((sub) => [...optionsOf(sub)]);
  return new Map([['--help', { description: '' }], ...own, ...below]);
}
