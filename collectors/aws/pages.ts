import type { Client, Command, MetadataBearer } from '@smithy/types';
import { QUESTION_LIMITS } from './answers/limits.ts';
import { endless } from './answers/question-bounds.ts';
import { pageRead } from './page-count.ts';
import { type Answer, type Input, type PageToken, tokenOf } from './page-token.ts';
import { UnexpectedAnswer } from './unexpected-answer.ts';

/** A constructor of one of the SDK's commands. */
export type CommandConstructor<I extends object, O extends MetadataBearer> = new (
  input: I,
  // biome-ignore lint/suspicious/noExplicitAny: each service has its own union of inputs and outputs
) => Command<any, I, any, O, any>;

// biome-ignore lint/suspicious/noExplicitAny: every client of the SDK fits
type AnyClient = Client<any, any, any>;

export type PagesOptions = {
  /** How this operation pages, where its members do not say so themselves. */
  readonly token?: PageToken;
  /**
   * Whether AWS leaves an empty list out. Only XML does, and only for lists without an element around them; everywhere
   * else a list that is missing means that the answer is not what was asked for.
   */
  readonly absentMeansEmpty?: boolean;
};

/**
 * The lists of all pages of an operation, in AWS's order; a page may be empty. Throws what AWS or the network refuses,
 * and `UnexpectedAnswer` when a list is missing, when a token comes a second time, when AWS says that there is more and
 * does not say where, or when only empty pages come.
 */
export async function* pages<I extends object, O extends MetadataBearer, T>(
  client: AnyClient,
  command: CommandConstructor<I, O>,
  input: NoInfer<I>,
  listOf: (answer: O) => readonly T[] | undefined,
  { token = tokenOf(command), absentMeansEmpty = false }: PagesOptions = {},
): AsyncGenerator<readonly T[]> {
  const seen = new Set<string>();
  let start: Input = {};
  let empty = 0;
  for (;;) {
    const answer: O = await client.send(new command({ ...input, ...start }));
    pageRead(client);
    const list = listOf(answer) ?? (absentMeansEmpty ? [] : undefined);
    if (list === undefined) throw new UnexpectedAnswer('MissingMember', `a page of ${command.name} has no list`);
    yield list;
    const next = token.next(answer as Answer);
    if (next === null) return;
    if (seen.has(next)) throw new UnexpectedAnswer('RepeatedToken', `${command.name} gave the same page token twice`);
    seen.add(next);
    empty = list.length === 0 ? empty + 1 : 0;
    if (empty >= QUESTION_LIMITS.emptyPages) throw endless(`${empty} empty pages`);
    start = { [token.input]: next };
  }
}

/** The answer of an operation that has no pages; counts as one page. */
export async function once<I extends object, O extends MetadataBearer>(
  client: AnyClient,
  command: CommandConstructor<I, O>,
  input: NoInfer<I>,
): Promise<O> {
  const answer: O = await client.send(new command(input));
  pageRead(client);
  return answer;
}
