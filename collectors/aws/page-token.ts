import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticOperationSchema } from '@smithy/types';
import { UnexpectedAnswer } from './unexpected-answer.ts';

export type Answer = Readonly<Record<string, unknown>>;
export type Input = Readonly<Record<string, unknown>>;

/** How an operation pages: the member of the input that takes a token, and where an answer has the next one. */
export type PageToken = {
  readonly input: string;
  /** null: this was the last page. Throws `UnexpectedAnswer` when there is more and no token. */
  next(answer: Answer): string | null;
};

/** A token in one member of the answer; empty or missing: the end. */
export function tokenIn(input: string, output: string): PageToken {
  return { input, next: (answer) => text(answer[output]) };
}

/** A token and a flag: the flag decides, and has to agree with the token. */
export function tokenWithFlag(input: string, output: string, flag: string): PageToken {
  return {
    input,
    next: (answer) => {
      const token = text(answer[output]);
      if ((answer[flag] === true) !== (token !== null)) {
        throw new UnexpectedAnswer(
          'MissingToken',
          `${flag} is ${answer[flag]}, but ${output} is ${token ?? 'missing'}`,
        );
      }
      return token;
    },
  };
}

/** A flag only: the next page starts after the last name of this one. */
export function lastName(input: string, list: string, flag: string): PageToken {
  return {
    input,
    next: (answer) => {
      if (typeof answer[flag] !== 'boolean') throw new UnexpectedAnswer('MissingMember', `the answer lacks ${flag}`);
      if (!answer[flag]) return null;
      const names = answer[list];
      const last = Array.isArray(names) ? text(names.at(-1)) : null;
      if (last === null) throw new UnexpectedAnswer('MissingToken', `${flag} is true, but ${list} is empty`);
      return last;
    },
  };
}

/** The ways of paging that AWS has. A way fits an operation that has all of its members. */
const WAYS: readonly { readonly output: readonly string[]; readonly token: PageToken }[] = [
  { output: ['NextToken'], token: tokenIn('NextToken', 'NextToken') },
  { output: ['nextToken'], token: tokenIn('nextToken', 'nextToken') },
  { output: ['NextMarker', 'Truncated'], token: tokenWithFlag('Marker', 'NextMarker', 'Truncated') },
  { output: ['ContinuationToken'], token: tokenIn('ContinuationToken', 'ContinuationToken') },
  {
    output: ['HasMoreDeliveryStreams', 'DeliveryStreamNames'],
    token: lastName('ExclusiveStartDeliveryStreamName', 'DeliveryStreamNames', 'HasMoreDeliveryStreams'),
  },
];

// biome-ignore lint/suspicious/noExplicitAny: every command of the SDK fits
type CommandClass = { readonly name: string; new (input: any): { readonly schema?: unknown } };

const known = new WeakMap<object, PageToken>();

/** The way in which an operation pages, from the members that its model has. Throws when there is not exactly one. */
export function tokenOf(command: CommandClass): PageToken {
  const found = known.get(command) ?? findToken(command);
  known.set(command, found);
  return found;
}

function findToken(command: CommandClass): PageToken {
  const [, , , , input, output] = new command({}).schema as StaticOperationSchema;
  const inputs = membersOf(input);
  const outputs = membersOf(output);
  const ways = WAYS.filter(
    ({ token, output }) => inputs.includes(token.input) && output.every((member) => outputs.includes(member)),
  );
  const [way, ...others] = ways;
  if (way === undefined || others.length > 0) throw new Error(`${command.name}: name its page token, or use once()`);
  return way.token;
}

function membersOf(schema: StaticOperationSchema[4]): string[] {
  const normalized = NormalizedSchema.of(schema);
  return normalized.isStructSchema() ? [...normalized.structIterator()].map(([name]) => name) : [];
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
