import type { Protocol, WireRequest } from './exchange.ts';
import { fromForm, parseForm } from './form.ts';
import { xmlText } from './text.ts';
import { xmlMembers } from './xml.ts';

/** awsQuery: a form in, XML with a `…Result` element out. */
export function awsQuery(xmlNamespace: string): Protocol {
  return {
    operationName: actionOf,
    decode: (operation, request) => decodeForm(operation, request, 'query'),
    encode(operation, output, requestId) {
      const result = `<${operation.name}Result>${xmlMembers(operation.output, output)}</${operation.name}Result>`;
      const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
      const name = `${operation.name}Response`;
      const body = `<${name} xmlns="${xmlNamespace}">${result}${metadata}</${name}>`;
      return { status: 200, headers: xmlHeaders(requestId), body };
    },
    encodeError({ code, message, status }, requestId) {
      const type = status >= 500 ? 'Receiver' : 'Sender';
      const error = `<Error><Type>${type}</Type><Code>${xmlText(code)}</Code><Message>${xmlText(message)}</Message></Error>`;
      const body = `<ErrorResponse xmlns="${xmlNamespace}">${error}<RequestId>${requestId}</RequestId></ErrorResponse>`;
      return { status, headers: xmlHeaders(requestId), body };
    },
  };
}

/** ec2Query: EC2's own spelling of the same. */
export function ec2Query(xmlNamespace: string): Protocol {
  return {
    operationName: actionOf,
    decode: (operation, request) => decodeForm(operation, request, 'ec2'),
    encode(operation, output, requestId) {
      const name = `${operation.name}Response`;
      const members = xmlMembers(operation.output, output);
      const body = `${PROLOGUE}<${name} xmlns="${xmlNamespace}"><requestId>${requestId}</requestId>${members}</${name}>`;
      return { status: 200, headers: xmlHeaders(requestId), body };
    },
    encodeError({ code, message, status }, requestId) {
      const error = `<Error><Code>${xmlText(code)}</Code><Message>${xmlText(message)}</Message></Error>`;
      const body = `${PROLOGUE}<Response><Errors>${error}</Errors><RequestID>${requestId}</RequestID></Response>`;
      return { status, headers: xmlHeaders(requestId), body };
    },
  };
}

const PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n';

function xmlHeaders(requestId: string) {
  return { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId };
}

function actionOf({ body }: WireRequest): string | null {
  return /(?:^|&)Action=([A-Za-z0-9]+)/.exec(body.toString('latin1'))?.[1] ?? null;
}

function decodeForm(
  operation: Parameters<Protocol['decode']>[0],
  { body }: WireRequest,
  style: Parameters<typeof fromForm>[2],
) {
  const form = parseForm(body.toString('utf8'));
  form.children.delete('Action');
  form.children.delete('Version');
  return fromForm(operation.input, form, style);
}
