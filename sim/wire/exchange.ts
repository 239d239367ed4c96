import type { AwsShape } from '../operation.ts';
import type { Structure } from './shape.ts';

/** One request as it came. */
export type WireRequest = {
  readonly method: string;
  /** Path without the query, still percent-encoded. */
  readonly path: string;
  /** Without the question mark; empty when there is none. */
  readonly query: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
};

/** One answer as it goes out. */
export type WireAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
};

/** One operation of a service's model. */
export type Operation = {
  /** `DescribeVpcs` */
  readonly name: string;
  readonly input: Structure;
  readonly output: Structure;
  /** Of the REST protocols; null for the others. */
  readonly http: { readonly method: string; readonly uri: string; readonly status: number } | null;
};

/** What an error answer says. */
export type WireError = { readonly code: string; readonly message: string; readonly status: number };

/** One of AWS's protocols, from the server's side. Nothing is checked against the model here: `check` does that. */
export interface Protocol {
  /** Name of the operation that the request asks for; null when the request names none. */
  operationName(request: WireRequest, operations: ReadonlyMap<string, Operation>): string | null;
  /** The input as the SDK's types describe it. What the model does not know stays in it under its name on the wire. */
  decode(operation: Operation, request: WireRequest): AwsShape;
  encode(operation: Operation, output: AwsShape, requestId: string): WireAnswer;
  encodeError(error: WireError, requestId: string): WireAnswer;
}
