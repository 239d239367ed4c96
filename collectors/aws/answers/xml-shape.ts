import type { NormalizedSchema } from '@smithy/core/schema';
import { UnexpectedAnswer } from '../unexpected-answer.ts';
import type { XmlElement } from './xml-text.ts';

/**
 * Throws `UnexpectedAnswer` for a document that has something else than AWS's model says, where the SDK would read "none":
 * text in place of a list's entries, a list twice, a number that is a word. Elements that the model does not know are
 * passed over, as AWS adds some every month, except in lists: there they would be entries that nobody counts.
 */
export function checkXml(root: XmlElement, schema: NormalizedSchema): void {
  const key = schema.getSchema() as object;
  const check = roots.get(key) ?? checkOf(schema);
  roots.set(key, check);
  if (isUnwrapped(root, schema)) return;
  check(root, '');
}

type Check = (element: XmlElement, path: string) => void;

const roots = new WeakMap<object, Check>();
/** Shapes that contain themselves are closed over themselves. */
const structures = new WeakMap<object, Check>();

/** The location of a bucket is the text of the root element itself. */
function isUnwrapped({ name, children }: XmlElement, schema: NormalizedSchema): boolean {
  return children.length === 0 && [...schema.structIterator()].some(([member]) => member === name);
}

function checkOf(schema: NormalizedSchema): Check {
  if (schema.isStructSchema()) return structure(schema);
  if (schema.isListSchema()) return list(schema);
  if (schema.isMapSchema()) return map(schema);
  return scalar(schema);
}

type Expected = { readonly check: Check; readonly isFlat: boolean; readonly isAttribute: boolean };

function structure(schema: NormalizedSchema): Check {
  const key = schema.getSchema() as object;
  const found = structures.get(key);
  if (found !== undefined) return found;
  const members = new Map<string, Expected>();
  const check: Check = (element, path) => {
    refuseText(element, path);
    refuseAttributes(element, (name) => members.get(name)?.isAttribute === false, path);
    const seen = new Set<string>();
    for (const child of element.children) {
      const member = members.get(child.name);
      if (member === undefined) continue;
      const where = path === '' ? child.name : `${path}.${child.name}`;
      if (seen.has(child.name) && !member.isFlat) throw wrong(`${where} stands there twice`);
      seen.add(child.name);
      member.check(child, where);
    }
  };
  structures.set(key, check);
  for (const [name, member] of schema.structIterator()) {
    const { httpHeader, httpPrefixHeaders, httpResponseCode, xmlAttribute, xmlFlattened } = member.getMergedTraits();
    if (httpHeader !== undefined || httpPrefixHeaders !== undefined || httpResponseCode !== undefined) continue;
    const isFlat = xmlFlattened !== undefined && (member.isListSchema() || member.isMapSchema());
    members.set((member.getMemberTraits() as { xmlName?: string }).xmlName ?? name, {
      check: checkOf(isFlat && member.isListSchema() ? member.getValueSchema() : member),
      isFlat,
      isAttribute: xmlAttribute !== undefined,
    });
  }
  return check;
}

function list(schema: NormalizedSchema): Check {
  const entry = schema.getValueSchema();
  const name = entry.getMergedTraits().xmlName ?? 'member';
  const check = checkOf(entry);
  return (element, path) => {
    refuseText(element, path);
    refuseAttributes(element, (attribute) => attribute === name, path);
    for (const child of element.children) {
      if (child.name !== name) throw wrong(`${path} has ${child.name} where AWS sends ${name}`);
      check(child, path);
    }
  };
}

/** No operation that is asked answers with a map in XML; whoever adds one has entries without text beside them. */
function map(schema: NormalizedSchema): Check {
  const value = checkOf(schema.getValueSchema());
  const name = schema.getValueSchema().getMergedTraits().xmlName ?? 'value';
  const entry: Check = (element, path) => {
    refuseText(element, path);
    for (const child of element.children) if (child.name === name) value(child, path);
  };
  const isFlat = schema.getMergedTraits().xmlFlattened !== undefined;
  return (element, path) => {
    refuseText(element, path);
    for (const child of isFlat ? [element] : element.children) entry(child, path);
  };
}

function scalar(schema: NormalizedSchema): Check {
  const [wanted, pattern] = wordsOf(schema);
  return ({ text, children }, path) => {
    const [child] = children;
    if (child !== undefined) throw wrong(`${path} has ${child.name} in it, and AWS sends ${wanted}`);
    if (!pattern.test(text)) throw wrong(`${path} is '${text.trim().slice(0, 60)}', and AWS sends ${wanted}`);
  };
}

function wordsOf(schema: NormalizedSchema): [wanted: string, pattern: RegExp] {
  if (schema.isBooleanSchema()) return ['true or false', /^\s*(?:true|false)\s*$/i];
  if (schema.isNumericSchema() || schema.isBigIntegerSchema() || schema.isBigDecimalSchema()) {
    return ['a number', /^\s*[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\s*$/];
  }
  // The SDK reads dates, and fails where there is none.
  if (schema.isTimestampSchema()) return ['a date', /\S/];
  return ['text', /^/];
}

function refuseText({ text }: XmlElement, path: string): void {
  const found = text.trim();
  if (found !== '') throw wrong(`${path || 'the answer'} has the text '${found.slice(0, 60)}' in it`);
}

/** The SDK takes an attribute for an element of the same name. */
function refuseAttributes({ attributes }: XmlElement, isMember: (name: string) => boolean, path: string): void {
  const found = attributes.find(isMember);
  if (found !== undefined) throw wrong(`${path || 'the answer'} has ${found} as an attribute`);
}

function wrong(message: string): UnexpectedAnswer {
  return new UnexpectedAnswer('WrongAnswer', message);
}
