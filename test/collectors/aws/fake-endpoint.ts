import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it came over the wire. */
export type WireRequest = {
  /** `DescribeVpcs`; method and path where S3's request does not name the operation. */
  readonly operation: string;
  readonly accessKey: string;
  readonly region: string;
  readonly path: string;
  readonly body: string;
};

/** What to answer; a function writes to the socket itself. */
export type WireAnswer =
  | {
      readonly status?: number;
      readonly headers?: Record<string, string | string[]>;
      readonly body: string | Uint8Array;
    }
  | ((response: ServerResponse) => void);

export type FakeEndpoint = {
  readonly url: string;
  /** Every request so far, in order. */
  readonly requests: readonly WireRequest[];
  close(): Promise<void>;
};

/** A server on a loopback port that gives canned answers in AWS's protocols. */
export async function fakeEndpoint(answer: (request: WireRequest, index: number) => WireAnswer): Promise<FakeEndpoint> {
  const requests: WireRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const request = await toRequest(incoming);
    const index = requests.filter(({ operation }) => operation === request.operation).length;
    requests.push(request);
    const given = answer(request, index);
    if (typeof given === 'function') return given(response);
    response.writeHead(given.status ?? 200, { 'x-amzn-requestid': 'r-1', ...given.headers });
    response.end(given.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function toRequest(incoming: IncomingMessage): Promise<WireRequest> {
  let body = '';
  for await (const chunk of incoming) body += chunk;
  const path = incoming.url ?? '';
  const target = incoming.headers['x-amz-target'];
  const action = new URLSearchParams(body).get('Action') ?? new URL(path, 'http://s3').searchParams.get('x-id');
  const operation = typeof target === 'string' ? target.replace(/^.*\./, '') : (action ?? `${incoming.method} ${path}`);
  const [, accessKey = '', region = ''] =
    /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(incoming.headers.authorization ?? '') ?? [];
  return { operation, accessKey, region, path, body };
}

export const json = (value: unknown, status = 200): WireAnswer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(value),
});

export const xml = (body: string, status = 200): WireAnswer => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
});

/** Error of a JSON service. */
export const jsonError = (code: string, message: string, status = 400): WireAnswer =>
  json({ __type: code, message }, status);

/** Error of EC2. */
export const ec2Error = (code: string, message: string, status = 400): WireAnswer =>
  xml(`<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors></Response>`, status);

/** Answers of STS: the role of account 111122223333 gets the access key `KEY-111122223333`. */
export function sts({ operation, body, accessKey }: WireRequest, callerAccount = '999988887777'): WireAnswer | null {
  if (operation === 'AssumeRole') {
    const arn = new URLSearchParams(body).get('RoleArn') ?? '';
    const expiration = new Date(Date.now() + 3_600_000).toISOString();
    return xml(`<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
      <AccessKeyId>KEY-${arn.split(':')[4]}</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
      <SessionToken>t</SessionToken><Expiration>${expiration}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`);
  }
  if (operation === 'GetCallerIdentity')
    return callerIdentity(accessKey.replace('KEY-', '').replace('HOME', callerAccount));
  return null;
}

export const callerIdentity = (account: string): WireAnswer =>
  xml(`<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
    <Arn>arn:aws:sts::${account}:assumed-role/Scan/zonewarden</Arn><UserId>AROAEXAMPLE</UserId>
    <Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`);

/** Credentials of the caller. */
export const homeKey = async () => ({ accessKeyId: 'HOME', secretAccessKey: 's' });
