import type { WireAnswer } from '../wire/exchange.ts';
import type { Fault, FaultKind } from './fault.ts';
import { AGAIN, UNHEARD } from './member.ts';

/** The faults that are errors as AWS never gives them: the thing is said to be gone, in a form that is none. */
const ODD_ERRORS: readonly FaultKind[] = ['object-in-error', 'list-in-error', 'two-codes'];

export function isOddError(kind: FaultKind): boolean {
  return ODD_ERRORS.includes(kind);
}

/** The answer as a fault spoils its text. The same answer: the fault is of another kind. */
export function spoil(answer: WireAnswer, fault: Fault | null): WireAnswer {
  switch (fault?.kind) {
    case 'truncated':
      return { ...answer, body: answer.body.slice(0, Math.ceil(answer.body.length / 2)) };
    case 'object-in-error':
      return edited(answer, (text) =>
        isXml(text)
          ? text.replace(/<Message>.*?<\/Message>/s, '<Message><Text>gone</Text></Message>')
          : text.replace(MESSAGE, '$1{"text":"gone"}'),
      );
    case 'list-in-error':
      return edited(answer, (text) =>
        isXml(text) ? text.replace(/<Message>.*?<\/Message>/s, '$&$&') : text.replace(MESSAGE, '$1["gone"]'),
      );
    case 'two-codes':
      return edited(answer, (text) =>
        isXml(text)
          ? text.replace(/<Code>.*?<\/Code>/s, '$&<Code>AccessDenied</Code>')
          : text.replace(/\}$/, ',"__type":"AccessDeniedException"}'),
      );
    case 'no-utf8':
      return { ...answer, body: Buffer.from(withOddByte(textOf(answer)), 'latin1') };
    case 'twice':
      return edited(answer, again);
    case 'spaced':
      return edited(answer, (text) => (isXml(text) ? spacedXml(text) : spacedJson(text)));
    default:
      return answer;
  }
}

const MESSAGE = /("message":)"(?:[^"\\]|\\.)*"/;

/** Bytes as characters, so that what is not touched stays as it is. */
function textOf({ body }: WireAnswer): string {
  return Buffer.from(body as string).toString('latin1');
}

function edited(answer: WireAnswer, edit: (text: string) => string): WireAnswer {
  return { ...answer, body: Buffer.from(edit(textOf(answer)), 'latin1') };
}

function isXml(text: string): boolean {
  return text.trimStart().startsWith('<');
}

function withOddByte(text: string): string {
  if (!isXml(text)) return text.includes('"') ? text.replace('"', '"\xff') : text.replace(/\}$/, '"\xff":null}');
  const inText = text.replace(/>(?=[^<\s])/, '>\xff');
  return inText === text ? text.replace(/^(?:<\?.*?\?>\s*)?/, '$&<!--\xff-->') : inText;
}

/** A member that `changeMember` has marked, with another value beside its own. */
function again(text: string): string {
  return text
    .replace(new RegExp(`("[^"]*":)"${AGAIN}list"`), '$1[],$1[]')
    .replace(new RegExp(`("[^"]*":)"${AGAIN}text:((?:[^"\\\\]|\\\\.)*)"`), `$1"$2",$1"${UNHEARD}"`)
    .replace(new RegExp(`<(\\w+)>${AGAIN}list</\\1>`), '<$1/><$1/>')
    .replace(new RegExp(`<(\\w+)>${AGAIN}text:([^<]*)</\\1>`), `<$1>$2</$1><$1>${UNHEARD}</$1>`);
}

function spacedJson(text: string): string {
  if (text === '') return text;
  return `\n${JSON.stringify({ ...JSON.parse(text), simulatedNewMember: { NextToken: [{}] } }, null, 2)}\n`;
}

function spacedXml(text: string): string {
  return text
    .replace(/><\/([\w.]+)>\s*$/, '><simulatedNewMember><item/></simulatedNewMember></$1>')
    .replace(/></g, '>\n  <');
}
