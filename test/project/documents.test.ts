import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
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

describe.each(pages)('%s', (file) => {
  const text = read(file);

  it('has no link to a file or heading that is not there', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    const broken = links.filter((link) => !/^https?:/.test(link) && !leadsSomewhere(file, link));
    expect(broken).toEqual([]);
  });
});

describe.each(written)('%s', (file) => {
  const text = read(file);

  it('names no npm script that is not there', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = [...text.matchAll(/\bnpm (?:run (?:-s )?([a-z][a-z:]*)|(start|test)\b)/g)];
    expect(named.map(([, run, word]) => run ?? word).filter((name) => !(`${name}` in scripts))).toEqual([]);
  });

  it('names no option that the command line does not have', () => {
    const commands = text.split('\n').filter((line) => !/docker|git |npm ci|loglevel/.test(line));
    const named = commands.flatMap((line) => [...line.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([option]) => option));
    expect([...new Set(named)].filter((option) => !optionsOf(program()).has(option))).toEqual([]);
  });

  it('names no file that is not there', () => {
    const named = [...text.matchAll(/`([\w.-]+\/[\w./-]*)`/g)].map(([, name = '']) => name);
    const ours = named.filter((name) => existsSync(path.join(root, name.split('/')[0] ?? '')) && !name.startsWith('.'));
    expect(ours.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
  });
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

it('every format is documented', () => {
  const rows = [...read('docs/reports.md').matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, format]) => format);
  expect(rows.toSorted()).toEqual(Object.keys(REPORTERS).toSorted());
});

it('the README and the page about exit codes list the same codes', () => {
  const codes = (file: string) => [...read(file).matchAll(/^\| ([\d, ]+) \|/gm)].map(([, code]) => code);
  expect(codes('README.md')).toEqual(['0', '1', '2', '3', '4', '130, 143']);
  expect(codes('docs/exit-codes.md')).toEqual(codes('README.md'));
});

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

function optionsOf(command: Command): ReadonlySet<string> {
  const own = command.options.flatMap(({ long }) => long ?? []);
  return new Set(['--help', ...own, ...command.commands.flatMap((sub) => [...optionsOf(sub)])]);
}
