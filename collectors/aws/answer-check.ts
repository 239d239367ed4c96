import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticOperationSchema } from '@smithy/types';
import { UnexpectedAnswer, type UnexpectedAnswerCode } from './unexpected-answer.ts';

/** The part of an HTTP answer that says whether it is one of AWS's. */
export type RawAnswer = {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: Uint8Array;
};

/** What the body of a good answer has to look like. */
export type Expectation =
  | { readonly format: 'json' }
  /** `roots`: any of them; `result`: an element that has to stand inside the root; null: none. */
  | { readonly format: 'xml'; readonly roots: readonly string[]; readonly result: string | null }
  /** Nothing can be said: the operation has no output, or its body is no document. */
  | { readonly format: 'any' };

/**
 * Throws `UnexpectedAnswer` for an answer that the SDK would take for an empty one: its parsers are lenient, and an
 * empty list that nobody sent would be a pass that nobody checked.
 */
export function checkAnswer(answer: RawAnswer, expected: Expectation): void {
  const { status, body } = answer;
  const fail = (code: UnexpectedAnswerCode, message: string): never => {
    throw new UnexpectedAnswer(code, message, { status });
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
    return;
  }
  if (expected.format === 'any') return;
  if (body.length === 0) fail('EmptyAnswer', 'the answer has no body');
  if (isHtml) fail('HtmlAnswer', 'the answer is a web page');
  const tail = textOf(body.subarray(-256)).trimEnd();
  if (expected.format === 'json') {
    if (!/^\s*\{/.test(head)) fail('WrongAnswer', 'the answer is not a JSON object');
    if (!tail.endsWith('}')) fail('TruncatedAnswer', 'the answer ends in the middle');
    return;
  }
  if (/^\s*</.test(head) && !tail.endsWith('>')) fail('TruncatedAnswer', 'the answer ends in the middle');
  const { roots, result } = expected;
  const [, found = 'missing', attributes = ''] = ROOT.exec(head) ?? [];
  if (!roots.includes(found)) fail('WrongAnswer', `the root of the answer is ${found} instead of ${roots[0]}`);
  if (!tail.endsWith(attributes.endsWith('/') ? '/>' : `</${found}>`)) {
    fail('TruncatedAnswer', 'the answer ends in the middle');
  }
  if (result !== null && !includes(body, `<${result}`)) fail('WrongAnswer', `the answer has no ${result}`);
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
  if (!schema.isStructSchema()) return { format: 'any' };
  const members = [...schema.structIterator()].filter(
    ([, member]) => member.getMergedTraits().httpHeader === undefined,
  );
  if (members.length === 0) return { format: 'any' };
  const payload = members.map(([, member]) => member).find((member) => member.getMergedTraits().httpPayload);
  if (payload !== undefined && !payload.isStructSchema()) return { format: 'any' };
  if (/json/i.test(protocol)) return { format: 'json' };
  if (protocol.endsWith('#ec2Query')) return { format: 'xml', roots: [`${name}Response`], result: null };
  if (protocol.endsWith('#awsQuery')) return { format: 'xml', roots: [`${name}Response`], result: `${name}Result` };
  const document = payload ?? schema;
  const root = document.getMergedTraits().xmlName ?? document.getName() ?? name;
  // Other servers of the protocol name the root after the operation, which says as well what was asked for.
  return { format: 'xml', roots: [root, `${name}Response`, `${name}Result`], result: null };
}

const HTML = /^\s*<(?:!doctype\s+html|html)[\s>]/i;
/** A JSON object or an XML document. */
const DOCUMENT = /^\s*(?:\{|<\?xml|<[A-Z])/;

/** The first element, after declarations and comments. */
const ROOT = /^\uFEFF?\s*(?:<\?[^>]*\?>\s*|<!--[\s\S]*?-->\s*)*<([A-Za-z_][\w.:-]*)((?:\s[^>]*)?\/?)>/;

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}

function includes(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(text);
}
