import type { AwsShape } from '../operation.ts';
import type { Dictionary, List, Member, Structure } from './shape.ts';
import { toText, xmlText } from './text.ts';

/**
 * The elements of a structure's members, without an element around them, in the model's order. `left` names members that
 * travel elsewhere. An empty list becomes an empty element, except where lists are flattened: there it leaves no trace.
 */
export function xmlMembers(structure: Structure, value: AwsShape, left?: ReadonlySet<string>): string {
  let xml = '';
  for (const member of structure.members.values()) {
    const content = value[member.name];
    if (content == null || member.traits.xmlAttribute || left?.has(member.name)) continue;
    xml += xmlMember(member, member.xmlName ?? member.name, content);
  }
  return xml;
}

/** The element of one value. */
export function xmlMember(member: Member, name: string, content: unknown): string {
  const { shape, traits } = member;
  switch (shape.kind) {
    case 'structure':
      return element(name + attributes(shape, content as AwsShape), name, xmlMembers(shape, content as AwsShape));
    case 'list':
      // Only a fault puts a text in its place.
      if (typeof content === 'string') return element(name, name, xmlText(content));
      return traits.xmlFlattened
        ? items(shape, traits.xmlName ?? name, content as unknown[])
        : element(name, name, items(shape, shape.item.traits.xmlName ?? 'member', content as unknown[]));
    case 'map': {
      const entryName = traits.xmlFlattened ? (traits.xmlName ?? name) : 'entry';
      const xml = entries(shape, entryName, content as AwsShape);
      return traits.xmlFlattened ? xml : element(name, name, xml);
    }
    default:
      return element(name, name, xmlText(toText(shape, content, 'date-time')));
  }
}

/** `opening` is the name with its attributes. */
export function element(opening: string, name: string, content: string): string {
  return content === '' ? `<${opening}/>` : `<${opening}>${content}</${name}>`;
}

function items(list: List, name: string, values: readonly unknown[]): string {
  let xml = '';
  for (const value of values) if (value != null) xml += xmlMember(list.item, name, value);
  return xml;
}

function entries(map: Dictionary, name: string, values: AwsShape): string {
  return Object.entries(values)
    .map(([key, value]) => {
      const pair =
        xmlMember(map.key, map.key.traits.xmlName ?? 'key', key) +
        xmlMember(map.value, map.value.traits.xmlName ?? 'value', value);
      return element(name, name, pair);
    })
    .join('');
}

/** Members that the model sends as attributes, with the namespace that the structure's own place declares. */
function attributes(structure: Structure, value: AwsShape): string {
  let text = '';
  for (const { name, traits, shape } of structure.members.values()) {
    const content = value[name];
    if (!traits.xmlAttribute || content == null || shape.kind !== 'string') continue;
    const attribute = traits.xmlName ?? name;
    if (attribute.startsWith('xsi:')) text += ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
    text += ` ${attribute}="${xmlText(String(content))}"`;
  }
  return text;
}
