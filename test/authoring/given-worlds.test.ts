import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { ExampleFile } from '../../scripts/authoring/example-file.ts';
import { catalogue, rulesFolder } from '../engine/our-catalogue.ts';

it('every given scenario is used by its file or by one that extends it', () => {
  const used = new Set<string>();
  const given: string[] = [];
  for (const folder of catalogue.folders.values()) {
    const text = readFileSync(path.join(rulesFolder, folder, 'examples.yaml'), 'utf8');
    const file = ExampleFile.parse(parse(text));
    const own = Object.keys(file.given ?? {});
    given.push(...own.map((name) => `${folder}: ${name}`));
    const parent = file.extends === undefined ? null : path.posix.join(path.posix.dirname(folder), file.extends);
    const sections = [file.compliant, file.nonCompliant, file.notApplicable, file.unknown];
    for (const example of sections.flatMap((section) => Object.values(section ?? {}))) {
      for (const name of [example.given ?? []].flat()) used.add(`${own.includes(name) ? folder : parent}: ${name}`);
    }
  }
  expect(given.length).toBeGreaterThan(0);
  expect(given.filter((name) => !used.has(name))).toEqual([]);
});
