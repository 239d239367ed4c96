import { MEMBER_KINDS, type MemberKind } from '../../sim/faults/fault.ts';
import { type AnswerShape, changeMember } from '../../sim/faults/member.ts';
import type { AwsShape } from '../../sim/operation.ts';
import type { Operation } from '../../sim/wire/exchange.ts';
import { loadService, type Service } from '../../sim/wire/service.ts';
import { wordsOfAws } from '../words-of-aws.ts';

/** One member of an answer, spoiled. */
export type MemberFault = { readonly kind: MemberKind; readonly member: string };

/**
 * Every way in which one member of an operation's answers can be spoiled so that the answer on the wire is another one;
 * of a list the first item's members. Sorted by member.
 */
export async function memberFaults(operation: string, answers: readonly AwsShape[]): Promise<MemberFault[]> {
  const [service, model] = await modelOf(operation);
  const words: ReadonlySet<unknown> = await wordsOfAws();
  const found = new Map<string, MemberFault>();
  for (const answer of answers) {
    for (const member of pathsOf(answer)) {
      const bodies = new Set([bodyOf(service, model, answer)]);
      for (const kind of MEMBER_KINDS) {
        // A list without its first entry, and a text that is no word of AWS's, are answers like any other.
        if (NAMED.has(kind) && /\.\d+$/.test(member)) continue;
        if (kind === 'unknown-word' && (isTag(member) || !words.has(valueAt(answer, member)))) continue;
        const body = bodyOf(service, model, changeMember(kind, member, answer, NO_SHAPE));
        if (bodies.has(body) || isWithoutEntry(service, model, answer, member, body)) continue;
        bodies.add(body);
        found.set(`${member} ${kind}`, { kind, member });
      }
    }
  }
  return [...found.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, fault]) => fault);
}

/** Kinds that an entry of a list has not: it has no name that could stand there twice. */
const NAMED: ReadonlySet<MemberKind> = new Set(['missing-member', 'twice']);

const NO_SHAPE: AnswerShape = { required: [], members: new Map() };

export async function modelOf(operation: string): Promise<[Service, Operation]> {
  const [name = '', action = ''] = operation.split(':');
  const service = await loadService(name);
  const model = service?.operations.get(action);
  if (!service || !model) throw new Error(`the simulated organization does not know ${operation}`);
  return [service, model];
}

function bodyOf({ protocol }: Service, model: Operation, output: AwsShape): string {
  return Buffer.from(protocol.encode(model, output, 'request').body as string).toString('latin1');
}

/** XML has no null: an entry that is null is simply not there. */
function isWithoutEntry(service: Service, model: Operation, answer: AwsShape, member: string, body: string): boolean {
  if (!/\.\d+$/.test(member)) return false;
  return body === bodyOf(service, model, changeMember('missing-member', member, answer, NO_SHAPE));
}

/** Paths of everything in an answer, lists through their first entry only. */
function pathsOf(value: unknown, path = ''): string[] {
  const own = path === '' ? [] : [path];
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array) return own;
  const names = Array.isArray(value) ? Object.keys(value).slice(0, 1) : Object.keys(value);
  const inside = value as AwsShape;
  return [
    ...own,
    ...names.flatMap((name) =>
      inside[name] === undefined ? [] : pathsOf(inside[name], path ? `${path}.${name}` : name),
    ),
  ];
}

function valueAt(answer: AwsShape, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (value as AwsShape | undefined)?.[name], answer);
}

/** Tags are the user's own texts, whatever word some service has for itself. */
function isTag(member: string): boolean {
  return /\bTags\.\d+\.(Key|Value)$/.test(member);
}
