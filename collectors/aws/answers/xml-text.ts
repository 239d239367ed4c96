import { UnexpectedAnswer } from '../unexpected-answer.ts';
import { ANSWER_LIMITS } from './limits.ts';
import { textOf } from './utf8.ts';

/** One element as it stands in the text: entities are not replaced. */
export type XmlElement = {
  readonly name: string;
  /** Names only. */
  readonly attributes: readonly string[];
  /** All text of its own, without that of the elements in it. */
  readonly text: string;
  readonly children: readonly XmlElement[];
};

type Open = { name: string; attributes: readonly string[]; text: string; children: XmlElement[] };

/**
 * The root of an XML body, read without leniency: valid UTF-8, every element closed in its place, one root and nothing
 * behind it, no entities but XML's own, neither too deep nor too much. Throws `UnexpectedAnswer`.
 */
export function readXml(body: Uint8Array): XmlElement {
  const text = textOf(body);
  const document: Open = { name: '', attributes: [], text: '', children: [] };
  const open: Open[] = [document];
  let elements = 0;
  let at = 0;
  while (at < text.length) {
    const top = open.at(-1) ?? document;
    const start = text.indexOf('<', at);
    if (start !== at) top.text += checkedText(text.slice(at, start === -1 ? text.length : start));
    if (start === -1) break;
    if (text.startsWith('<!--', start)) at = after(text, '-->', start);
    else if (text.startsWith('<?', start)) at = after(text, '?>', start);
    else if (text.startsWith('<![CDATA[', start)) {
      at = after(text, ']]>', start);
      top.text += text.slice(start + 9, at - 3);
    } else if (text.startsWith('</', start)) {
      at = after(text, '>', start);
      const name = text.slice(start + 2, at - 1).trimEnd();
      if (open.length === 1 || name !== top.name) throw unreadable(`</${name.slice(0, 60)}> closes nothing`);
      open.pop();
    } else {
      TAG.lastIndex = start;
      const [whole, name = '', attributes = '', end] = TAG.exec(text) ?? [];
      if (whole === undefined) throw unreadable('a tag is broken');
      const element: Open = {
        name,
        attributes: attributes === '' ? NONE : namesIn(attributes),
        text: '',
        children: [],
      };
      top.children.push(element);
      elements += 1;
      if (elements > ANSWER_LIMITS.values) throw tooMuch(`${ANSWER_LIMITS.values} values`);
      if (end !== '/') open.push(element);
      if (open.length > ANSWER_LIMITS.depth) throw tooMuch(`${ANSWER_LIMITS.depth} elements in each other`);
      at = start + whole.length;
    }
  }
  const [root, ...others] = document.children;
  if (open.length > 1) throw new UnexpectedAnswer('TruncatedAnswer', 'the answer ends in the middle');
  if (root === undefined || others.length > 0 || document.text.replace(/^\uFEFF/, '').trim() !== '') {
    throw unreadable('there is not one root');
  }
  return root;
}

const NONE: readonly string[] = [];
const TAG = /<([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;

function namesIn(attributes: string): string[] {
  return [...attributes.matchAll(/([A-Za-z_][\w.:-]*)\s*=\s*(?:"[^"]*"|'[^']*')/g)].map(([, name = '']) => name);
}

function after(text: string, end: string, start: number): number {
  const found = text.indexOf(end, start);
  if (found === -1) throw new UnexpectedAnswer('TruncatedAnswer', 'the answer ends in the middle');
  return found + end.length;
}

/** What another reader makes of an entity that it does not know is its own affair. */
function checkedText(text: string): string {
  if (text.includes('&') && text.replace(ENTITY, '').includes('&')) throw unreadable('an entity is none of XML');
  return text;
}

const ENTITY = /&(?:#x[\da-fA-F]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/g;

function unreadable(what: string): UnexpectedAnswer {
  return new UnexpectedAnswer('UnreadableAnswer', `the answer cannot be read: ${what}`);
}

function tooMuch(what: string): UnexpectedAnswer {
  return new UnexpectedAnswer('TooLarge', `the answer has more than ${what}`);
}
