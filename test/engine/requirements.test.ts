import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { requirementOf } from '../../model/rule.ts';
import { catalogue, rulesFolder } from './our-catalogue.ts';

/** The number of requirements by section of the chapter. */
const CHAPTER = { OV: 4, CT: 19, FL: 8, GD: 9, CF: 8, CL: 6, SH: 17, SM: 8, IN: 5, OT: 19 };

it('every requirement of the chapter is accounted for, and no other', () => {
  const chapter = Object.entries(CHAPTER).flatMap(([letters, count]) =>
    Array.from({ length: count }, (_, index) => `ASEA-LM-${letters}-${String(index + 1).padStart(2, '0')}`),
  );
  expect(chapter).toHaveLength(103);
  expect(Object.keys(catalogue.requirements).sort()).toEqual(chapter.sort());
});

it('the rules that the requirements name are those that stand in the folders', () => {
  const named = Object.values(catalogue.requirements).flatMap((entry) => ('rules' in entry ? entry.rules : []));
  const sections = readdirSync(rulesFolder).filter((name) => /^\d/.test(name));
  const inFolders = sections.flatMap((section) =>
    readdirSync(path.join(rulesFolder, section)).map(
      (slug) => JSON.parse(readFileSync(path.join(rulesFolder, section, slug, 'rule.json'), 'utf8')).id as string,
    ),
  );
  expect(named.toSorted()).toEqual(inFolders.toSorted());
});

it('a requirement has the rules of its id and no others', () => {
  for (const [requirement, entry] of Object.entries(catalogue.requirements)) {
    if ('rules' in entry) expect(new Set(entry.rules.map(requirementOf))).toEqual(new Set([requirement]));
  }
});
