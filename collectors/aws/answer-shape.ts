import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticOperationSchema } from '@smithy/types';
import { UnexpectedAnswer } from './unexpected-answer.ts';

/**
 * Throws `UnexpectedAnswer` for an answer that has something of another type than AWS's model says, or nothing where an
 * entry of a list should be: the SDK hands on whatever JSON holds. Members that are left out are not its affair.
 */
export function checkShape(operation: StaticOperationSchema, output: unknown): void {
  const [, , , , , schema] = operation;
  const check = known.get(operation) ?? checkOf(NormalizedSchema.of(schema));
  known.set(operation, check);
  check(output, '');
}

type Check = (value: unknown, path: string) => void;

const known = new WeakMap<object, Check>();
/** Shapes that contain themselves are closed over themselves. */
const structures = new WeakMap<object, Check>();

function checkOf(schema: NormalizedSchema): Check {
  if (schema.isUnitSchema() || schema.isStreaming()) return () => undefined;
  if (schema.isStructSchema()) return structure(schema);
  if (schema.isListSchema()) return list(schema);
  if (schema.isMapSchema()) return map(schema);
  const [wanted, fits] = scalar(schema);
  return (value, path) => {
    if (!fits(value)) wrong(path, value, wanted);
  };
}

function structure(schema: NormalizedSchema): Check {
  const raw = schema.getSchema() as object;
  const found = structures.get(raw);
  if (found !== undefined) return found;
  const members: [name: string, check: Check][] = [];
  const check: Check = (value, path) => {
    if (!isObject(value)) wrong(path, value, 'a structure');
    for (const [name, member] of members) {
      const content = (value as Record<string, unknown>)[name];
      if (content !== undefined && content !== null) member(content, path === '' ? name : `${path}.${name}`);
    }
  };
  structures.set(raw, check);
  for (const [name, member] of schema.structIterator()) members.push([name, checkOf(member)]);
  return check;
}

function list(schema: NormalizedSchema): Check {
  const entry = checkOf(schema.getValueSchema());
  return (value, path) => {
    if (!Array.isArray(value)) wrong(path, value, 'a list');
    for (const content of value as unknown[]) entry(content, path);
  };
}

function map(schema: NormalizedSchema): Check {
  const entry = checkOf(schema.getValueSchema());
  return (value, path) => {
    if (!isObject(value)) wrong(path, value, 'a map');
    for (const content of Object.values(value as object)) entry(content, path);
  };
}

function scalar(schema: NormalizedSchema): [wanted: string, fits: (value: unknown) => boolean] {
  if (schema.isStringSchema()) return ['text', (value) => typeof value === 'string' || value instanceof String];
  if (schema.isBooleanSchema()) return ['true or false', (value) => typeof value === 'boolean'];
  if (schema.isTimestampSchema()) return ['a date', (value) => value instanceof Date && !Number.isNaN(value.getTime())];
  if (schema.isNumericSchema()) return ['a number', (value) => typeof value === 'number' && Number.isFinite(value)];
  return ['a value', (value) => value !== null];
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(path: string, value: unknown, wanted: string): never {
  const found = value === null ? 'null' : Array.isArray(value) ? 'a list' : `of type ${typeof value}`;
  throw new UnexpectedAnswer('WrongAnswer', `${path || 'the answer'} is ${found}, and AWS sends ${wanted}`);
}
