import { expect, it } from 'vitest';
import { fillParts } from '../../scripts/fill-parts.ts';

const START = '<!-- generated: table -->';
const END = '<!-- end of generated -->';

it('a part is put between its markers, in place of what stood there', () => {
  const filled = `# A page\n\n${START}\n\nnew\n\n${END}\n\nmore\n`;
  expect(fillParts(`# A page\n\n${START}\n${END}\n\nmore\n`, { table: 'new' })).toBe(filled);
  expect(fillParts(`# A page\n\n${START}\n\nold\nand long\n\n${END}\n\nmore\n`, { table: 'new' })).toBe(filled);
  expect(fillParts(filled, { table: 'new' })).toBe(filled);
});

it('a marker that would be left unfilled is an error', () => {
  expect(() => fillParts(`${START}\n${END}\n`, {})).toThrow('nothing generates the part table');
  expect(() => fillParts(`${START}\n`, { table: 'new' })).toThrow('1 generated parts begin and 0 end');
  expect(() => fillParts('# A page without parts\n', { table: 'new' })).toThrow('0 generated parts begin');
});
