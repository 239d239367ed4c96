import { jsonText } from './escape/json.ts';

/**
 * A JSON object, written member by member. An iterable member (other than a string) becomes an array with one element
 * per line, written as it is iterated; every other member stands on one line. Members that are undefined are left out.
 */
export function* jsonObject(members: Readonly<Record<string, unknown>>): Iterable<string> {
  let separator = '{\n';
  for (const [name, value] of Object.entries(members)) {
    if (value === undefined) continue;
    yield `${separator}${jsonText(name)}: `;
    if (isIterable(value)) yield* jsonArray(value);
    else yield jsonText(value);
    separator = ',\n';
  }
  yield separator === '{\n' ? '{}' : '\n}';
}

/** A JSON array with one element per line. */
export function* jsonArray(elements: Iterable<unknown>): Iterable<string> {
  let separator = '[\n';
  for (const element of elements) {
    yield `${separator}${jsonText(element)}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]' : '\n]';
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}
