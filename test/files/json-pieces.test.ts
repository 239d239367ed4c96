import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BrokenJson, jsonElements, jsonPieces } from '../../files/json-pieces.ts';
import { LIMITS } from '../../files/limits.ts';

const LISTS = new Set(['first', 'second']);

/** The bytes of a text in chunks of one size. */
function* inChunks(text: string, size = 7, offset = 0): Iterable<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = offset; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function piecesOf(text: string, size?: number) {
  return [...jsonPieces(inChunks(text, size), LISTS)];
}

function faultOf(text: string) {
  try {
    piecesOf(text);
  } catch (error) {
    if (error instanceof BrokenJson) return error.fault;
    throw error;
  }
  throw new Error('the text was read');
}

/** What the pieces say, put together again. */
function whole(text: string, size: number): unknown {
  const content: Record<string, unknown> = {};
  for (const { name, index, text: part } of piecesOf(text, size)) {
    const value: unknown = JSON.parse(part);
    if (index === null) content[name] = value;
    else (content[name] as unknown[])[index] = value;
  }
  return content;
}

const member = fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()));
const object = fc.record({ first: member, second: fc.array(fc.jsonValue()), other: member, 'é"\\': member });

it('any object, however it is laid out and wherever its chunks end, is what JSON.parse makes of it', () => {
  fc.assert(
    fc.property(object, fc.integer({ min: 1, max: 50 }), fc.constantFrom(0, 1, '\t'), (value, size, space) => {
      const text = `${JSON.stringify(value, null, space)}\n`;
      expect(whole(text, size)).toEqual(JSON.parse(text));
    }),
  );
});

it('every piece has the line and the byte at which it begins', () => {
  const text = '\ufeff{\n"name": "é",\n"first": [\n\n1, {"a":\n2}],\n"last":\n3}\n';
  expect(piecesOf(text).map(({ name, index, text: part, line }) => [name, index, part, line])).toEqual([
    ['name', null, '"é"', 2],
    ['first', null, '[]', 3],
    ['first', 0, '1', 5],
    ['first', 1, '{"a":\n2}', 5],
    ['last', null, '3', 8],
  ]);
  for (const { index, text: part, offset } of piecesOf(text)) {
    const there = Buffer.from(text).subarray(offset);
    expect(there.toString().startsWith(index === null && part === '[]' ? '[' : part)).toBe(true);
  }
});

it('the elements of a list are found again from its offset', () => {
  const text = '{"a": 1, "first": [{"x": [1]}, "two"], "second": []}';
  const lists = piecesOf(text).filter(({ index, text: part }) => index === null && part === '[]');
  const again = lists.map(({ name, offset }) =>
    [...jsonElements(name, inChunks(text, 5, offset))].map(({ text: part }) => JSON.parse(part)),
  );
  expect(again).toEqual([[{ x: [1] }, 'two'], []]);
});

it('a text that ends anywhere before its end is refused, at the line where it ends', () => {
  const text = '{\n"name": {"a": 1},\n"first": [\n{"b": "}"},\n[2]\n],\n"last": true\n}';
  for (let length = 0; length < text.length; length += 1) {
    const part = text.slice(0, length);
    const { line, message } = faultOf(part);
    expect(message).toMatch(
      part.trim() === '' ? /^wanted a JSON object|^wanted JSON/ : /^wanted JSON: it ends too early$/,
    );
    expect(line).toBe(part.split('\n').length);
  }
});

it.each([
  ['[1]', 'wanted a JSON object'],
  ['{"a" 1}', 'wanted JSON: a name without a value'],
  ['{"a":}', 'wanted JSON: a value is missing'],
  ['{"a":1,}', 'wanted JSON: a value is missing'],
  ['{a:1}', 'wanted JSON: a member begins without a name'],
  ['{1:1}', 'wanted JSON: a member begins without a name'],
  ['{"a":1 "b":2}', 'wanted JSON: a comma or an end is missing'],
  ['{"first":[1 2]}', 'wanted JSON: a comma or an end is missing'],
  ['{"first":[,1]}', 'wanted JSON: a value is missing'],
  ['{"first":[1}', 'wanted JSON: a comma or an end is missing'],
  ['{"a":1}}', 'wanted JSON: there is more behind its end'],
])('%s is refused', (text, message) => {
  expect(faultOf(`\n${text}`)).toEqual({ line: 2, message });
});

it('an element that is too large is refused without being held', () => {
  let given = 0;
  function* endless(): Iterable<Uint8Array> {
    yield Buffer.from('{"first":["');
    for (;;) {
      given += 1024 ** 2;
      yield Buffer.alloc(1024 ** 2, 'x');
    }
  }
  expect(() => [...jsonPieces(endless(), LISTS)]).toThrow(`is larger than ${LIMITS.lineBytes} bytes`);
  expect(given).toBeLessThan(LIMITS.lineBytes + 2 * 1024 ** 2);
});

it('what is no UTF-8 is refused at its line', () => {
  const bytes = Buffer.concat([Buffer.from('{"a": 1,\n"b": "'), Buffer.from([0xff]), Buffer.from('"}')]);
  expect(() => [...jsonPieces([bytes], LISTS)]).toThrow(BrokenJson);
});
