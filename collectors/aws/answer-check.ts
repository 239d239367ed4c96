import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticOperationSchema } from '@smithy/types';
import { checkJsonError, checkXmlError } from './answers/error-shape.ts';
import { readJson } from './answers/json-text.ts';
import { checkXml } from './answers/xml-shape.ts';
import { readXml, type XmlElement } from './answers/xml-text.ts';
import { UnexpectedAnswer, type UnexpectedAnswerCode } from './unexpected-answer.ts';

/** The part of an HTTP answer that says whether it is one of AWS's. */
export type RawAnswer = {
  readonly status: number;
  readonly contentType: string | undefined;
  /** The code of an error that JSON services give in a header (`x-amzn-errortype`). */
  readonly errorType: string | undefined;
  readonly body: Uint8Array;
};

/** What the body of a good answer has to look like, and in which format errors come. */
export type Expectation =
  | { readonly format: 'json'; readonly errors: 'json' }
  /**
   * `roots`: any of them; `result`: an element that has to stand inside the root, once; null: none. `document`: what
   * stands in the one or the other.
   */
  | {
      readonly format: 'xml';
      readonly errors: 'xml';
      readonly roots: readonly string[];
      readonly result: string | null;
      readonly document: NormalizedSchema;
    }
  /** Nothing can be said: the operation has no output, or its body is no document. */
  | { readonly format: 'any'; readonly errors: 'json' | 'xml' };

/**
 * The gate for every answer, before the SDK makes anything of it. Throws `UnexpectedAnswer` for one that the SDK would
 * take for an empty one or for another refusal: its parsers are lenient, and an empty list that nobody sent would be a
 * pass that nobody checked.
 */
export function checkAnswer(answer: RawAnswer, expected: Expectation): void {
  try {
    look(answer, expected);
  } catch (error) {
    if (!(error instanceof UnexpectedAnswer) || error.status !== null) throw error;
    throw new UnexpectedAnswer(error.code, error.message, { status: answer.status, cause: error.cause });
  }
}

function look(answer: RawAnswer, expected: Expectation): void {
  const { status, body } = answer;
  const fail = (code: UnexpectedAnswerCode, message: string): never => {
    throw new UnexpectedAnswer(code, message);
  };
  const head = textOf(body.subarray(0, 1024));
  // The body decides: emulators send JSON as text/html, and a login page may call itself XML.
  const isHtml = HTML.test(head) || (answer.contentType?.includes('html') === true && !DOCUMENT.test(head));
  if (status >= 300) {
    if (isHtml) fail('ErrorPage', `status ${status} with a web page instead of an error of AWS's`);
    // An error that breaks off has lost its code: what it says of a bucket is not known.
    const end = textOf(body.subarray(-256)).trimEnd();
    if ((/^\s*</.test(head) && !end.endsWith('>')) || (/^\s*\{/.test(head) && !end.endsWith('}'))) {
      fail('TruncatedAnswer', 'the error ends in the middle');
    }
    // Without a body the status is all that there is, and the SDK knows what to make of it.
    if (end === '') return;
    if (expected.errors === 'json') checkJsonError(body, answer.errorType);
    else checkXmlError(body);
    return;
  }
  if (expected.format === 'any') return;
  if (body.length === 0) fail('EmptyAnswer', 'the answer has no body');
  if (isHtml) fail('HtmlAnswer', 'the answer is a web page');
  const tail = textOf(body.subarray(-256)).trimEnd();
  if (expected.format === 'json') {
    if (!/^\s*\{/.test(head)) fail('WrongAnswer', 'the answer is not a JSON object');
    if (!tail.endsWith('}')) fail('TruncatedAnswer', 'the answer ends in the middle');
    readJson(body);
    return;
  }
  if (/^\s*</.test(head) && !tail.endsWith('>')) fail('TruncatedAnswer', 'the answer ends in the middle');
  const { roots, result, document } = expected;
  const [, found = 'missing', attributes = ''] = ROOT.exec(head) ?? [];
  if (!roots.includes(found)) fail('WrongAnswer', `the root of the answer is ${found} instead of ${roots[0]}`);
  if (!tail.endsWith(attributes.endsWith('/') ? '/>' : `</${found}>`)) {
    fail('TruncatedAnswer', 'the answer ends in the middle');
  }
  checkXml(contentOf(readXml(body), result), document);
}

/** What the protocol puts around a result may stand there once. */
function contentOf(root: XmlElement, result: string | null): XmlElement {
  const [content, another] = result === null ? [root] : root.children.filter(({ name }) => name === result);
  if (content === undefined) throw new UnexpectedAnswer('WrongAnswer', `the answer has no ${result}`);
  if (another !== undefined) throw new UnexpectedAnswer('WrongAnswer', `the answer has ${result} twice`);
  return content;
}

const known = new WeakMap<object, Expectation>();

/** What the answer of an operation has to look like in a protocol (`aws.protocols#ec2Query`). */
export function expectationOf(protocol: string, operation: StaticOperationSchema): Expectation {
  const found = known.get(operation) ?? findExpectation(protocol, operation);
  known.set(operation, found);
  return found;
}

function findExpectation(protocol: string, operation: StaticOperationSchema): Expectation {
  const [, , name, , , output] = operation;
  const schema = NormalizedSchema.of(output);
  const errors = /json/i.test(protocol) ? 'json' : 'xml';
  if (!schema.isStructSchema()) return { format: 'any', errors };
  const members = [...schema.structIterator()].filter(
    ([, member]) => member.getMergedTraits().httpHeader === undefined,
  );
  if (members.length === 0) return { format: 'any', errors };
  const payload = members.map(([, member]) => member).find((member) => member.getMergedTraits().httpPayload);
  if (payload !== undefined && !payload.isStructSchema()) return { format: 'any', errors };
  if (errors === 'json') return { format: 'json', errors };
  const document = payload ?? schema;
  const xml = { format: 'xml', errors, document } as const;
  if (protocol.endsWith('#ec2Query')) return { ...xml, roots: [`${name}Response`], result: null };
  if (protocol.endsWith('#awsQuery')) return { ...xml, roots: [`${name}Response`], result: `${name}Result` };
  const root = document.getMergedTraits().xmlName ?? document.getName() ?? name;
  // Other servers of the protocol name the root after the operation, which says as well what was asked for.
  return { ...xml, roots: [root, `${name}Response`, `${name}Result`], result: null };
}

const HTML = /^\s*<(?:!doctype\s+html|html)[\s>]/i;
/** A JSON object or an XML document. */
const DOCUMENT = /^\s*(?:\{|<\?xml|<[A-Z])/;

/** The first element, after declarations and comments. */
const ROOT = /^\uFEFF?\s*(?:<\?[^>]*\?>\s*|<!--[\s\S]*?-->\s*)*<([A-Za-z_][\w.:-]*)((?:\s[^>]*)?\/?)>/;

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}
