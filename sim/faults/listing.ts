import type { AwsShape } from '../operation.ts';

/** How an operation pages. */
export type Listing = {
  /** The continuation token of a request; null for the first page. */
  tokenOf(input: AwsShape): string | null;
  withToken(input: AwsShape, token: string | null): AwsShape;
  /** The token of the next page; null on the last. */
  nextOf(output: AwsShape): string | null;
  withNext(output: AwsShape, token: string | null): AwsShape;
  /** The token is the name of the last entry, so that it cannot be made up. */
  readonly byName: boolean;
};

/** Reads from an operation's member names how it pages. null: it does not. */
export function listingOf(input: MemberNames, output: MemberNames): Listing | null {
  if (input.has('ExclusiveStartDeliveryStreamName')) return FIREHOSE;
  const pair = PAIRS.find(([asked, given]) => input.has(asked) && output.has(given));
  if (pair === undefined) return null;
  const [asked, given] = pair;
  const flag = FLAGS.find((name) => output.has(name));
  return {
    tokenOf: (value) => textOf(value[asked]),
    withToken: (value, token) => set(value, asked, token),
    nextOf: (value) => textOf(value[given]),
    withNext(value, token) {
      const next = set(value, given, token);
      return flag === undefined ? next : { ...next, [flag]: token !== null };
    },
    byName: false,
  };
}

type MemberNames = { has(name: string): boolean };

/** The names that continuation tokens have in requests and in answers. */
const PAIRS = [
  ['NextToken', 'NextToken'],
  ['nextToken', 'nextToken'],
  ['Marker', 'NextMarker'],
  ['ContinuationToken', 'NextContinuationToken'],
  ['ContinuationToken', 'ContinuationToken'],
] as const;

/** Members that say beside the token whether more follows. */
const FLAGS = ['Truncated', 'IsTruncated', 'HasMoreStreams'] as const;

/** Firehose has no tokens: the next page starts after the last name. */
const FIREHOSE: Listing = {
  tokenOf: (input) => textOf(input.ExclusiveStartDeliveryStreamName),
  withToken: (input, token) => set(input, 'ExclusiveStartDeliveryStreamName', token),
  nextOf: (output) => {
    const names = Array.isArray(output.DeliveryStreamNames) ? output.DeliveryStreamNames : [];
    return output.HasMoreDeliveryStreams === true ? textOf(names.at(-1)) : null;
  },
  withNext: (output, token) => ({ ...output, HasMoreDeliveryStreams: token !== null }),
  byName: true,
};

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function set(value: AwsShape, name: string, token: string | null): AwsShape {
  const { [name]: _, ...rest } = value;
  return token === null ? rest : { ...rest, [name]: token };
}
