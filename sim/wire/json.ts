import type { AwsShape } from '../operation.ts';
import type { Shape, Structure } from './shape.ts';

/** The value as JSON carries it: dates as seconds, bytes as base64. `left` names members that travel elsewhere. */
export function toJson(structure: Structure, value: AwsShape, left?: ReadonlySet<string>): AwsShape {
  const json: AwsShape = {};
  for (const name of Object.keys(value)) {
    const content = value[name];
    const member = structure.members.get(name);
    if (content === undefined || left?.has(name)) continue;
    json[member?.traits.jsonName ?? name] = member === undefined ? content : jsonOf(member.shape, content);
  }
  return json;
}

function jsonOf(shape: Shape, value: unknown): unknown {
  // Only a fault puts a text in the place of a list.
  if (value === null || travelsAsItIs(shape) || (shape.kind === 'list' && typeof value === 'string')) return value;
  switch (shape.kind) {
    case 'structure':
      return toJson(shape, value as AwsShape);
    case 'list':
      return (value as unknown[]).map((content) => jsonOf(shape.item.shape, content));
    case 'map':
      return mapValues(value as AwsShape, (content) => jsonOf(shape.value.shape, content));
    case 'timestamp':
      return stampOf(value as Date, shape.format);
    case 'blob':
    case 'stream':
      return Buffer.from(value as Uint8Array).toString('base64');
    case 'bigint':
      return Number(value);
    default:
      return value;
  }
}

const asIs = new WeakMap<Shape, boolean>();

/** Whether values of the shape are JSON already: no dates, no bytes, no other names. Most are, and copying them is slow. */
function travelsAsItIs(shape: Shape): boolean {
  const known = asIs.get(shape);
  if (known !== undefined) return known;
  // A shape that contains itself counts as copied while it is looked into.
  asIs.set(shape, false);
  const answer = looksAsItIs(shape);
  asIs.set(shape, answer);
  return answer;
}

function looksAsItIs(shape: Shape): boolean {
  switch (shape.kind) {
    case 'structure':
      return shape.members.values().every((member) => !member.traits.jsonName && travelsAsItIs(member.shape));
    case 'list':
      return travelsAsItIs(shape.item.shape);
    case 'map':
      return travelsAsItIs(shape.value.shape);
    default:
      return shape.kind === 'string' || shape.kind === 'number' || shape.kind === 'boolean';
  }
}

function stampOf(value: Date, format: string | null): string | number {
  if (format === 'date-time') return value.toISOString();
  return format === 'http-date' ? value.toUTCString() : value.getTime() / 1000;
}

/** The other way round. Members that are null are left out, as AWS does; unknown ones stay for the check to tell. */
export function fromJson(structure: Structure, json: AwsShape): AwsShape {
  const value: AwsShape = {};
  for (const name of Object.keys(json)) {
    if (json[name] === null) continue;
    const member = structure.members.get(name) ?? memberByJsonName(structure, name);
    value[member?.name ?? name] = member === undefined ? json[name] : readValue(member.shape, json[name]);
  }
  return value;
}

function memberByJsonName(structure: Structure, jsonName: string) {
  return structure.members.values().find((member) => member.traits.jsonName === jsonName);
}

function readValue(shape: Shape, json: unknown): unknown {
  switch (shape.kind) {
    case 'structure':
      return isObject(json) ? fromJson(shape, json) : json;
    case 'list':
      return Array.isArray(json) ? json.map((content) => readValue(shape.item.shape, content)) : json;
    case 'map':
      return isObject(json) ? mapValues(json, (content) => readValue(shape.value.shape, content)) : json;
    case 'timestamp':
      if (typeof json === 'number') return new Date(Math.round(json * 1000));
      return typeof json === 'string' ? new Date(json) : json;
    case 'blob':
      return typeof json === 'string' ? new Uint8Array(Buffer.from(json, 'base64')) : json;
    default:
      return json;
  }
}

function mapValues(value: AwsShape, convert: (content: unknown) => unknown): AwsShape {
  return Object.fromEntries(Object.entries(value).map(([key, content]) => [key, convert(content)]));
}

function isObject(value: unknown): value is AwsShape {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
