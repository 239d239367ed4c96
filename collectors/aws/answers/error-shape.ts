import { UnexpectedAnswer } from '../unexpected-answer.ts';
import { readJson } from './json-text.ts';
import { readXml, type XmlElement } from './xml-text.ts';

/**
 * Throws `UnexpectedAnswer` for an error that does not look like one of AWS's: what it is called decides what it means,
 * and AWS says that once and in words. `typeInHeader` is the code that a header gives; undefined: none does.
 */
export function checkJsonError(body: Uint8Array, typeInHeader: string | undefined): void {
  const error = readJson(body);
  if (typeof error !== 'object' || error === null || Array.isArray(error)) throw odd('it is no object');
  const members = Object.entries(error).filter(([name]) => WORDS.has(name.toLowerCase()));
  for (const [name, value] of members) {
    if (value !== null && typeof value !== 'string') throw odd(`${name} is no text`);
  }
  const types = [typeInHeader, (error as { __type?: string | null }).__type].flatMap((code) =>
    code === undefined || code === null ? [] : [nameIn(code)],
  );
  if (new Set(types).size > 1) throw odd(`it has the codes ${types.join(' and ')}`);
}

/** The SDK looks for some of them whatever their case is. */
const WORDS = new Set(['__type', 'code', 'message']);

/** `com.amazonaws.ec2#Denied:http://…` is `Denied`. */
function nameIn(code: string): string {
  const [name = ''] = code.split(/[,:]/);
  return name.slice(name.indexOf('#') + 1);
}

/** As `checkJsonError`, for the protocols that speak XML: one `Error`, wherever its service puts it. */
export function checkXmlError(body: Uint8Array): void {
  const root = readXml(body);
  const errors = errorsIn(root);
  const [error, ...others] = errors;
  if (error === undefined) throw new UnexpectedAnswer('ErrorPage', `the root of the error is ${root.name}`);
  if (others.length > 0) throw odd('it has two errors');
  if (error.text.trim() !== '') throw odd('it has text beside its code');
  for (const word of ['code', 'message', 'type']) {
    const [one, another] = error.children.filter(({ name }) => name.toLowerCase() === word);
    if (another !== undefined) throw odd(`it has two of ${word}`);
    if (one !== undefined && (one.children.length > 0 || one.attributes.length > 0))
      throw odd(`its ${word} is no text`);
  }
  if (error.attributes.some((name) => WORDS.has(name.toLowerCase()))) throw odd('its code is an attribute');
}

/** S3 has it as the root, STS in the root, EC2 in a list in the root. */
function errorsIn(root: XmlElement): XmlElement[] {
  if (root.name === 'Error') return [root];
  return root.children.flatMap((child) => {
    if (child.name === 'Error') return [child];
    return child.name === 'Errors' ? child.children.filter(({ name }) => name === 'Error') : [];
  });
}

function odd(what: string): UnexpectedAnswer {
  return new UnexpectedAnswer('WrongAnswer', `the error is none of AWS's: ${what}`);
}
