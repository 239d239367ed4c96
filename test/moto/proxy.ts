import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer that moto cannot give. `null`: the request goes on to moto. */
export type Substitute = (request: {
  readonly operation: string;
  readonly body: string;
}) => { readonly status: number; readonly contentType: string; readonly body: string } | null;

/** A proxy in front of moto, which answers some requests itself: a mock, for what moto cannot do. */
export async function startProxy(target: string, substitute: Substitute) {
  const server = createServer((request, response) => {
    forward(target, substitute, request, response).catch((error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function forward(target: string, substitute: Substitute, request: IncomingMessage, response: ServerResponse) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const own = substitute({ operation: operationOf(request, body.toString('utf8')), body: body.toString('utf8') });
  if (own) {
    response.writeHead(own.status, { 'content-type': own.contentType, 'content-length': Buffer.byteLength(own.body) });
    response.end(own.body);
    return;
  }
  await new Promise<void>((resolve, reject) => {
    const onward = httpRequest(
      new URL(request.url ?? '/', target),
      { method: request.method, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response).once('finish', resolve).once('error', reject);
      },
    );
    onward.once('error', reject);
    onward.end(body);
  });
}

/** `DescribeAccountPolicies` of JSON services, `AssumeRole` of query services; empty for the others. */
function operationOf(request: IncomingMessage, body: string): string {
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') return target.slice(target.lastIndexOf('.') + 1);
  return new URLSearchParams(body).get('Action') ?? '';
}

/** STS's own words when a role may not be assumed or is not there. */
export function refusedRole(account: string): Substitute {
  return ({ operation, body }) => {
    if (operation !== 'AssumeRole' || !decodeURIComponent(body).includes(`::${account}:role/`)) return null;
    return {
      status: 403,
      contentType: 'text/xml',
      body:
        '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>' +
        '<Code>AccessDenied</Code><Message>User is not authorized to perform: sts:AssumeRole</Message></Error>' +
        '<RequestId>00000000-0000-0000-0000-000000000000</RequestId></ErrorResponse>',
    };
  };
}

/** What CloudWatch Logs answers where no account policy exists. */
export const noAccountPolicies: Substitute = ({ operation }) =>
  operation === 'DescribeAccountPolicies'
    ? { status: 200, contentType: 'application/x-amz-json-1.1', body: '{"accountPolicies":[]}' }
    : null;
