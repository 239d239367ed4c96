import type { AwsShape } from '../operation.ts';
import type { Protocol, WireError } from './exchange.ts';
import { fromJson, toJson } from './json.ts';

/** awsJson: the operation in a header, one JSON object each way, errors with `__type`. */
export function awsJson(version: '1.0' | '1.1'): Protocol {
  const contentType = `application/x-amz-json-${version}`;
  const headersOf = (requestId: string) => ({ 'content-type': contentType, 'x-amzn-requestid': requestId });
  return {
    operationName({ headers }) {
      const target = headers['x-amz-target'];
      return typeof target === 'string' ? target.slice(target.lastIndexOf('.') + 1) : null;
    },
    decode: (operation, { body }) => fromJson(operation.input, parseBody(body)),
    encode: (operation, output, requestId) => ({
      status: 200,
      headers: headersOf(requestId),
      body: JSON.stringify(toJson(operation.output, output)),
    }),
    encodeError: (error: WireError, requestId) => ({
      status: error.status,
      headers: headersOf(requestId),
      body: JSON.stringify({ __type: error.code, message: error.message }),
    }),
  };
}

/** A body as a JSON object; an empty body is an empty one. Throws SyntaxError for anything else. */
export function parseBody(body: Buffer): AwsShape {
  if (body.length === 0) return {};
  const json: unknown = JSON.parse(body.toString('utf8'));
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new SyntaxError('the body is JSON, but no object');
  }
  return json as AwsShape;
}
