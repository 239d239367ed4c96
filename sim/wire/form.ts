import type { AwsShape } from '../operation.ts';
import type { Dictionary, List, Member, Shape, Structure } from './shape.ts';
import { fromText } from './text.ts';

/** A form's keys as a tree: `Filter.1.Value.1=x` becomes Filter → 1 → Value → 1 → x. */
export type FormNode = { text: string | null; readonly children: Map<string, FormNode> };

/** The two spellings of forms: awsQuery, and ec2Query with its own names and lists without a level between. */
export type FormStyle = 'query' | 'ec2';

export function parseForm(body: string): FormNode {
  const root: FormNode = { text: null, children: new Map() };
  for (const [key, text] of new URLSearchParams(body)) {
    let node = root;
    for (const step of key.split('.')) {
      let next = node.children.get(step);
      if (next === undefined) {
        next = { text: null, children: new Map() };
        node.children.set(step, next);
      }
      node = next;
    }
    node.text = text;
  }
  return root;
}

/** Keys that the model does not know stay under their own name, so that the check against the model tells them. */
export function fromForm(structure: Structure, node: FormNode, style: FormStyle): AwsShape {
  const names = namesOf(structure, style);
  const value: AwsShape = {};
  for (const [key, child] of node.children) {
    const member = names.get(key);
    value[member?.name ?? key] = member === undefined ? (child.text ?? '') : readValue(member, child, style);
  }
  return value;
}

function readValue(member: Member, node: FormNode, style: FormStyle): unknown {
  const { shape } = member;
  switch (shape.kind) {
    case 'structure':
      return fromForm(shape, node, style);
    case 'list': {
      const flat = style === 'ec2' || member.traits.xmlFlattened;
      return listOf(shape, flat ? node : node.children.get(shape.item.traits.xmlName ?? 'member'), style);
    }
    case 'map':
      return mapOf(shape, member.traits.xmlFlattened ? node : node.children.get('entry'), style);
    default:
      return fromText(shape, node.text ?? '', 'date-time');
  }
}

/** Numbered from 1 without gaps; what is numbered otherwise does not belong to the list and is not read. */
function listOf(list: List, node: FormNode | undefined, style: FormStyle): unknown[] {
  const values: unknown[] = [];
  for (let item = node?.children.get('1'); item; item = node?.children.get(String(values.length + 1))) {
    values.push(readValue(list.item, item, style));
  }
  return values;
}

function mapOf(map: Dictionary, node: FormNode | undefined, style: FormStyle): AwsShape {
  const value: AwsShape = {};
  for (const entry of node?.children.values() ?? []) {
    const key = entry.children.get(map.key.traits.xmlName ?? 'key')?.text ?? '';
    const content = entry.children.get(map.value.traits.xmlName ?? 'value');
    if (content) value[key] = readValue(map.value, content, style);
  }
  return value;
}

const namesByShape = { query: new WeakMap<Shape, Names>(), ec2: new WeakMap<Shape, Names>() };
type Names = ReadonlyMap<string, Member>;

function namesOf(structure: Structure, style: FormStyle): Names {
  let names = namesByShape[style].get(structure);
  if (names === undefined) {
    names = new Map(structure.members.values().map((member) => [keyOf(member, style), member]));
    namesByShape[style].set(structure, names);
  }
  return names;
}

function keyOf({ name, traits }: Member, style: FormStyle): string {
  if (style === 'query') return traits.xmlName ?? name;
  const key = traits.xmlName ?? name;
  return traits.ec2QueryName ?? key.charAt(0).toUpperCase() + key.slice(1);
}
