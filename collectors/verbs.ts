import type { Client, MetadataBearer } from '@smithy/types';
import type { Region } from '../model/names.ts';
import type { ParentOf, ResourceOf, ResourceType } from '../model/resource.ts';
import type { ClientConstructor } from './aws/aws.ts';
import { type CommandConstructor, once, pages } from './aws/pages.ts';
import { UnexpectedAnswer } from './aws/unexpected-answer.ts';
import type { BatchAnswer, BatchQuestion, Collector, Known, NamedBy, Question } from './collector.ts';

/** The client and the command of an operation. Imported when first used, so that a start costs nothing. */
export type Call<I extends object, O extends MetadataBearer> = () => Promise<
  // biome-ignore lint/suspicious/noExplicitAny: every client of the SDK fits
  readonly [ClientConstructor<Client<any, any, any>>, CommandConstructor<I, O>]
>;

/** Which parents are asked about, and where. */
type About<P extends ResourceType> = {
  readonly after?: readonly ResourceType[];
  readonly afterIfAsked?: readonly ResourceType[];
  readonly namedBy?: NamedBy;
  readonly wants?: (parent: ResourceOf<P>, known: Known) => boolean;
  readonly regionOf?: (parent: ResourceOf<P>, known: Known) => Region;
};

/** The resources of a place from all pages of a list. `to` gives null for an entry that is not the account's own. */
export function listing<T extends ResourceType, I extends object, O extends MetadataBearer, X>(
  _type: T,
  listed: {
    readonly call: Call<I, O>;
    readonly input: NoInfer<I>;
    readonly list: (answer: O) => readonly X[] | undefined;
    readonly to: (found: X, question: Question) => ResourceOf<T> | null;
  },
): Collector<T> {
  const { call, input, list, to } = listed;
  return {
    async *collect(question) {
      const [client, command] = await call();
      for await (const page of pages(question.aws.client(client), command, input, list)) {
        for (const found of page) {
          const resource = to(found, question);
          if (resource !== null) yield resource;
        }
      }
    },
  };
}

/** The resources of a place from one call. */
export function asking<T extends ResourceType, I extends object, O extends MetadataBearer>(
  _type: T,
  asked: {
    readonly call: Call<I, O>;
    readonly input: NoInfer<I>;
    readonly to: (answer: O, question: Question) => Iterable<ResourceOf<T>>;
  },
): Collector<T> {
  const { call, input, to } = asked;
  return {
    async *collect(question) {
      const [client, command] = await call();
      yield* to(await once(question.aws.client(client), command, input), question);
    },
  };
}

/** One answer about each parent, with one call for each. */
export function aboutEach<T extends ResourceType, I extends object, O extends MetadataBearer>(
  _type: T,
  about: About<ParentOf<T>> & {
    readonly call: Call<I, O>;
    readonly input: (question: Question<ParentOf<T>>) => NoInfer<I>;
    readonly to: (answer: O, question: Question<ParentOf<T>>) => ResourceOf<T>;
  },
): Collector<T, ParentOf<T>> {
  const { call, input, to, ...which } = about;
  return {
    ...which,
    async *collect(question) {
      const [client, command] = await call();
      yield to(await once(question.aws.client(client), command, input(question)), question);
    },
  };
}

/** A list about each parent, from all its pages. */
export function listingOfEach<T extends ResourceType, I extends object, O extends MetadataBearer, X>(
  _type: T,
  about: About<ParentOf<T>> & {
    readonly call: Call<I, O>;
    readonly input: (question: Question<ParentOf<T>>) => NoInfer<I>;
    readonly list: (answer: O) => readonly X[] | undefined;
    readonly to: (found: X, question: Question<ParentOf<T>>) => ResourceOf<T>;
  },
): Collector<T, ParentOf<T>> {
  const { call, input, list, to, ...which } = about;
  return {
    ...which,
    async *collect(question) {
      const [client, command] = await call();
      for await (const page of pages(question.aws.client(client), command, input(question), list)) {
        for (const found of page) yield to(found, question);
      }
    },
  };
}

/** One answer about each parent, with one call for as many as the definition allows. */
export function batched<T extends ResourceType, I extends object, O extends MetadataBearer>(
  _type: T,
  about: About<ParentOf<T>> & {
    readonly call: Call<I, O>;
    readonly input: (question: BatchQuestion<ParentOf<T>>) => NoInfer<I>;
    readonly to: (answer: O, question: BatchQuestion<ParentOf<T>>) => BatchAnswer<T>;
  },
): Collector<T, ParentOf<T>> {
  const { call, input, to, ...which } = about;
  async function collectBatch(question: BatchQuestion<ParentOf<T>>): Promise<BatchAnswer<T>> {
    const [client, command] = await call();
    return to(await once(question.aws.client(client), command, input(question)), question);
  }
  return {
    ...which,
    collectBatch,
    async *collect({ parent, ...question }) {
      const { answered, unprocessed } = await collectBatch({ ...question, parents: [parent] });
      const [refused] = unprocessed;
      if (refused !== undefined) throw new UnexpectedAnswer('Unprocessed', refused.reason);
      yield* answered;
    },
  };
}
