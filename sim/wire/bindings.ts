import type { AwsShape } from '../operation.ts';
import type { Operation, WireRequest } from './exchange.ts';
import type { Member, Shape } from './shape.ts';
import { fromText, toText } from './text.ts';

/**
 * What a REST request says outside its body: labels of the path, query, headers. Headers that no member is bound to are
 * the transport's; query keys that no member is bound to stay in the input, so that the check against the model tells.
 */
export function fromBindings(
  operation: Operation,
  request: WireRequest,
  labels: Readonly<Record<string, string>>,
): AwsShape {
  const input: AwsShape = {};
  const query = new URLSearchParams(request.query);
  for (const key of new URLSearchParams(operation.http?.uri.split('?')[1] ?? '').keys()) query.delete(key);
  for (const { name, shape, traits } of operation.input.members.values()) {
    if (traits.httpLabel) {
      if (labels[name] !== undefined) input[name] = scalarOf(shape, labels[name], 'date-time');
    } else if (traits.httpQuery !== undefined) {
      const values = query.getAll(traits.httpQuery);
      query.delete(traits.httpQuery);
      if (values.length === 0) continue;
      const itemShape = shape.kind === 'list' ? shape.item.shape : shape;
      const converted = values.map((text) => scalarOf(itemShape, text, 'date-time'));
      input[name] = shape.kind === 'list' ? converted : converted[0];
    } else if (traits.httpHeader !== undefined) {
      const text = request.headers[traits.httpHeader.toLowerCase()];
      if (typeof text === 'string') input[name] = headerValue(shape, text);
    } else if (traits.httpPrefixHeaders !== undefined) {
      const found = prefixed(request, traits.httpPrefixHeaders);
      if (Object.keys(found).length > 0) input[name] = found;
    }
  }
  for (const [key, text] of query) input[`?${key}`] = text;
  return input;
}

/** The members of an answer that travel as headers. */
export function toHeaders(operation: Operation, output: AwsShape): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { name, shape, traits } of operation.output.members.values()) {
    const content = output[name];
    if (content == null) continue;
    if (traits.httpHeader !== undefined) headers[traits.httpHeader.toLowerCase()] = headerText(shape, content);
    if (traits.httpPrefixHeaders !== undefined) {
      for (const [key, value] of Object.entries(content)) headers[traits.httpPrefixHeaders + key] = String(value);
    }
  }
  return headers;
}

/** Names of the members that travel outside the body. */
export function boundMembers(members: Iterable<Member>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name, traits } of members) {
    const { httpLabel, httpQuery, httpQueryParams, httpHeader, httpPrefixHeaders, httpResponseCode } = traits;
    const outside = [httpLabel, httpQuery, httpQueryParams, httpHeader, httpPrefixHeaders, httpResponseCode];
    if (outside.some((trait) => trait !== undefined)) names.add(name);
  }
  return names;
}

/** The member that is the whole body; null where the body is made of all that is not bound elsewhere. */
export function payloadOf(members: Iterable<Member>): Member | null {
  for (const member of members) if (member.traits.httpPayload) return member;
  return null;
}

function headerText(shape: Shape, content: unknown): string {
  if (shape.kind === 'list') return (content as unknown[]).map((item) => headerText(shape.item.shape, item)).join(',');
  return isScalar(shape) ? toText(shape, content, 'http-date') : String(content);
}

function headerValue(shape: Shape, text: string): unknown {
  if (shape.kind !== 'list') return scalarOf(shape, text, 'http-date');
  return text.split(',').map((part) => scalarOf(shape.item.shape, part.trim(), 'http-date'));
}

function scalarOf(shape: Shape, text: string, byDefault: 'date-time' | 'http-date'): unknown {
  return isScalar(shape) ? fromText(shape, text, byDefault) : text;
}

function isScalar(shape: Shape): shape is Extract<Shape, { format: unknown }> {
  return 'format' in shape;
}

function prefixed(request: WireRequest, prefix: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, text] of Object.entries(request.headers)) {
    if (name.startsWith(prefix) && typeof text === 'string') found[name.slice(prefix.length)] = text;
  }
  return found;
}
