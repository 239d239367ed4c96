import type { Dictionary, List, Scalar, Shape, Structure } from './shape.ts';

/**
 * Holds a value against AWS's model. Returns every difference as a sentence that names the place; an empty list when
 * there is none. A member that is `undefined` counts as left out; null is never right.
 */
export function check(structure: Structure, value: unknown): readonly string[] {
  const faults: string[] = [];
  checkStructure(structure, value, '', faults);
  return faults;
}

function checkShape(shape: Shape, value: unknown, path: string, faults: string[]): void {
  if (shape.kind === 'structure') checkStructure(shape, value, path, faults);
  else if (shape.kind === 'list') checkList(shape, value, path, faults);
  else if (shape.kind === 'map') checkMap(shape, value, path, faults);
  else if (!FITS[shape.kind](value)) faults.push(wrong(path, value, NOUNS[shape.kind]));
}

function checkStructure(shape: Structure, value: unknown, path: string, faults: string[]): void {
  if (!isPlain(value)) {
    faults.push(wrong(path || 'the whole', value, `a ${shape.name}`));
    return;
  }
  let set = 0;
  for (const name of Object.keys(value)) {
    const content = value[name];
    if (content === undefined) continue;
    set += 1;
    const member = shape.members.get(name);
    const place = path === '' ? name : `${path}.${name}`;
    if (member === undefined) faults.push(`${place} is no member of ${shape.name}`);
    else checkShape(member.shape, content, place, faults);
  }
  for (const name of shape.required) {
    if (value[name] === undefined) faults.push(`${path === '' ? name : `${path}.${name}`} is required and missing`);
  }
  if (shape.union && set !== 1) faults.push(`${path} is a union and sets ${set} members instead of one`);
}

function checkList({ item }: List, value: unknown, path: string, faults: string[]): void {
  if (!Array.isArray(value)) {
    faults.push(wrong(path, value, 'a list'));
    return;
  }
  for (let index = 0; index < value.length; index += 1)
    checkShape(item.shape, value[index], `${path}[${index}]`, faults);
}

function checkMap({ value: of }: Dictionary, value: unknown, path: string, faults: string[]): void {
  if (!isPlain(value)) {
    faults.push(wrong(path, value, 'a map'));
    return;
  }
  for (const key of Object.keys(value)) checkShape(of.shape, value[key], `${path}[${key}]`, faults);
}

function wrong(path: string, value: unknown, wanted: string): string {
  return `${path} is ${nounOf(value)}, not ${wanted}`;
}

function nounOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return 'a date';
  if (value instanceof Uint8Array) return 'bytes';
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : `of type ${typeof value}`;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array)
  );
}

const FITS: Readonly<Record<Scalar['kind'], (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  bigint: (value) => typeof value === 'bigint' || Number.isSafeInteger(value),
  boolean: (value) => typeof value === 'boolean',
  timestamp: (value) => value instanceof Date && !Number.isNaN(value.getTime()),
  blob: (value) => value instanceof Uint8Array,
  stream: (value) => value instanceof Uint8Array || typeof value === 'string',
  document: (value) => value !== undefined,
};

const NOUNS: Readonly<Record<Scalar['kind'], string>> = {
  string: 'a string',
  number: 'a finite number',
  bigint: 'a whole number',
  boolean: 'a boolean',
  timestamp: 'a valid Date',
  blob: 'bytes',
  stream: 'bytes or a string',
  document: 'a document',
};
