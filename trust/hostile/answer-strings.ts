import type { AwsShape } from '../../sim/operation.ts';
import type { Shape, Structure } from '../../sim/wire/shape.ts';

/** What comes in the place of one string of an answer. `path` is `Vpcs[].Tags[].Value`. */
export type Replacement = (text: string, path: string) => string;

/** The answer with every string replaced that AWS's model has as a string: map keys stay, and so do dates and bytes. */
export function mapStrings(structure: Structure, answer: AwsShape, replace: Replacement): AwsShape {
  return mapValue(structure, answer, '', replace) as AwsShape;
}

function mapValue(shape: Shape, value: unknown, path: string, replace: Replacement): unknown {
  if (value === undefined || value === null) return value;
  switch (shape.kind) {
    case 'structure':
      return Object.fromEntries(
        Object.entries(value).map(([name, content]) => {
          const member = shape.members.get(name);
          const place = path === '' ? name : `${path}.${name}`;
          const replaceHere = member?.traits.httpHeader === undefined ? replace : inHeader(replace);
          return [name, member === undefined ? content : mapValue(member.shape, content, place, replaceHere)];
        }),
      );
    case 'list':
      return (value as unknown[]).map((entry) => mapValue(shape.item.shape, entry, `${path}[]`, replace));
    case 'map':
      return Object.fromEntries(
        Object.entries(value).map(([key, entry]) => [key, mapValue(shape.value.shape, entry, `${path}{}`, replace)]),
      );
    case 'string':
      return typeof value === 'string' ? replace(value, path) : value;
    default:
      return value;
  }
}

/** A request with every string in it replaced, wherever it stands. */
export function mapRequest(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((entry) => mapRequest(entry, replace));
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, mapRequest(entry, replace)]));
}

/** Every member of an answer that could hold a string, also those that are not there: `Vpcs[].Tags[].Value`. */
export function addStrings(structure: Structure, answer: AwsShape, text: (path: string) => string): AwsShape {
  return addTo(structure, answer, '', text) as AwsShape;
}

function addTo(shape: Shape, value: unknown, path: string, text: (path: string) => string): unknown {
  if (shape.kind === 'list' && Array.isArray(value)) {
    return value.map((entry) => addTo(shape.item.shape, entry, `${path}[]`, text));
  }
  if (shape.kind !== 'structure' || shape.union || typeof value !== 'object' || value === null) return value;
  const whole: AwsShape = { ...value };
  for (const [name, member] of shape.members) {
    const place = path === '' ? name : `${path}.${name}`;
    const content = whole[name];
    if (content !== undefined) whole[name] = addTo(member.shape, content, place, text);
    else if (!TOKEN.test(name)) {
      const isHeader = member.traits.httpHeader !== undefined;
      whole[name] = filled(member.shape, place, isHeader ? (at) => headerText(text(at)) : text);
    }
  }
  return whole;
}

/** Headers carry nothing else, and no server sends anything else in them. */
function headerText(text: string): string {
  return text.replaceAll(/[^ -~]/g, '').slice(0, 200);
}

function inHeader(replace: Replacement): Replacement {
  return (text, path) => headerText(replace(text, path));
}

/** A member that is not there, with a text in it where it can have one without anything else. */
function filled(shape: Shape, path: string, text: (path: string) => string): unknown {
  if (shape.kind === 'string') return text(path);
  if (shape.kind === 'map' && shape.value.shape.kind === 'string') return { key: text(`${path}{}`) };
  if (shape.kind !== 'list') return undefined;
  const { shape: item } = shape.item;
  if (item.kind === 'string') return [text(`${path}[]`)];
  const isFlat = item.kind === 'structure' && item.members.values().every((member) => member.shape.kind === 'string');
  if (!isFlat || item.union) return undefined;
  return [Object.fromEntries([...item.members.keys()].map((name) => [name, text(`${path}[].${name}`)]))];
}

/** Continuation tokens make pages of what has none. */
export const TOKEN = /token$|^(next)?marker$/i;
