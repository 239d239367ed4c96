import { parseBody } from './aws-json.ts';
import { boundMembers, fromBindings, payloadOf, toHeaders } from './bindings.ts';
import type { Operation, Protocol, WireRequest } from './exchange.ts';
import { fromJson, toJson } from './json.ts';
import { type Match, type Router, routerOf } from './route.ts';

/** restJson: the operation in method and path, JSON bodies, the error's code in a header. */
export function restJson(): Protocol {
  let router: Router | null = null;
  const matches = new WeakMap<WireRequest, Match>();
  return {
    operationName(request, operations) {
      router ??= routerOf(operations.values());
      const match = router(request, () => true);
      if (match !== null) matches.set(request, match);
      return match?.operation.name ?? null;
    },
    decode(operation, request) {
      const bound = fromBindings(operation, request, matches.get(request)?.labels ?? {});
      return { ...bound, ...bodyOf(operation, request) };
    },
    encode(operation, output, requestId) {
      const members = operation.output.members;
      const payload = payloadOf(members.values());
      const json = payload === null ? toJson(operation.output, output, boundMembers(members.values())) : null;
      const whole = payload === null ? json : toJson(operation.output, { [payload.name]: output[payload.name] });
      const body = payload === null ? whole : whole?.[payload.name];
      return {
        status: operation.http?.status ?? 200,
        headers: { ...headersOf(requestId), ...toHeaders(operation, output) },
        body: members.size === 0 || body === undefined ? '' : JSON.stringify(body),
      };
    },
    // A header does not carry every code; clients read it from the body as well.
    encodeError: ({ code, message, status }, requestId) =>
      /^[ -~]{1,200}$/.test(code)
        ? { status, headers: { ...headersOf(requestId), 'x-amzn-errortype': code }, body: JSON.stringify({ message }) }
        : { status, headers: headersOf(requestId), body: JSON.stringify({ code, message }) },
  };
}

function bodyOf(operation: Operation, { body }: WireRequest) {
  const payload = payloadOf(operation.input.members.values());
  const json = parseBody(body);
  return fromJson(operation.input, payload === null ? json : { [payload.name]: json });
}

function headersOf(requestId: string) {
  return { 'content-type': 'application/json', 'x-amzn-requestid': requestId };
}
