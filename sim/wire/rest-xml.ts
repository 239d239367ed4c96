import type { AwsShape } from '../operation.ts';
import { boundMembers, fromBindings, payloadOf, toHeaders } from './bindings.ts';
import { bucketAddress } from './bucket-address.ts';
import type { Operation, Protocol, WireRequest } from './exchange.ts';
import { type Match, type Router, routerOf } from './route.ts';
import type { Structure } from './shape.ts';
import { xmlText } from './text.ts';
import { element, xmlMember, xmlMembers } from './xml.ts';

/**
 * restXml as S3 speaks it: the bucket in the path or in the host name, XML answers, errors as one `Error` element.
 * Requests with a structured body (the writing operations' documents) are refused: nothing here reads them.
 */
export function restXml(xmlNamespace: string): Protocol {
  let router: Router | null = null;
  const matches = new WeakMap<WireRequest, Match>();
  return {
    operationName(request, operations) {
      router ??= routerOf(operations.values());
      const { bucket, path } = bucketAddress(request);
      const match = router({ ...request, path }, ({ input }) => input.members.has('Bucket') === (bucket !== null));
      if (match === null) return null;
      matches.set(request, bucket === null ? match : { ...match, labels: { ...match.labels, Bucket: bucket } });
      return match.operation.name;
    },
    decode(operation, request) {
      const bound = fromBindings(operation, request, matches.get(request)?.labels ?? {});
      return { ...bound, ...bodyOf(operation, request) };
    },
    encode(operation, output, requestId) {
      const body = encodeBody(operation, output, xmlNamespace);
      const xml = typeof body === 'string' && body.startsWith(PROLOGUE) ? XML : {};
      const headers = { ...xml, ...requestIds(requestId), ...toHeaders(operation, output) };
      return { status: operation.http?.status ?? 200, headers, body };
    },
    encodeError({ code, message, status }, requestId) {
      const text = `<Code>${xmlText(code)}</Code><Message>${xmlText(message)}</Message><RequestId>${requestId}</RequestId>`;
      const body = `${PROLOGUE}<Error>${text}<HostId>${requestId}</HostId></Error>`;
      return { status, headers: { ...XML, ...requestIds(requestId) }, body };
    },
  };
}

const PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n';
const XML = { 'content-type': 'application/xml' };

function requestIds(requestId: string) {
  return { 'x-amz-request-id': requestId, 'x-amz-id-2': requestId };
}

function encodeBody(operation: Operation, output: AwsShape, xmlNamespace: string): string | Uint8Array {
  const structure: Structure = operation.output;
  const payload = payloadOf(structure.members.values());
  const space = ` xmlns="${xmlNamespace}"`;
  if (payload !== null) {
    const content = output[payload.name];
    if (content == null) return '';
    if (payload.shape.kind !== 'structure') return content as string | Uint8Array;
    const name = payload.traits.xmlName ?? payload.shape.name;
    return PROLOGUE + xmlMember(payload, name, content).replace(name, name + space);
  }
  const bound = boundMembers(structure.members.values());
  if (bound.size === structure.members.size) return '';
  const name = structure.xmlName ?? structure.name;
  return PROLOGUE + element(name + space, name, unwrapped(operation, output) ?? xmlMembers(structure, output, bound));
}

/** The location of a bucket is the one answer whose only member is the text of the root element itself. */
function unwrapped(operation: Operation, output: AwsShape): string | null {
  return operation.name === 'GetBucketLocation' ? xmlText(String(output.LocationConstraint ?? '')) : null;
}

function bodyOf(operation: Operation, { body, headers }: WireRequest): AwsShape {
  const payload = payloadOf(operation.input.members.values());
  if (body.length === 0) return {};
  if (String(headers['content-encoding'] ?? '').includes('aws-chunked')) {
    throw new SyntaxError('the simulated organization does not read bodies in chunks: set a checksum header instead');
  }
  if (payload?.shape.kind === 'stream' || payload?.shape.kind === 'blob')
    return { [payload.name]: new Uint8Array(body) };
  if (payload?.shape.kind === 'string') return { [payload.name]: body.toString('utf8') };
  throw new SyntaxError(`the simulated organization does not read the XML body of ${operation.name}`);
}
