import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttp2, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { WireRequest } from './exchange.ts';

/** Where an answer goes. */
export type Reply = {
  send(status: number, headers: Readonly<Record<string, string>>, body: string | Uint8Array): void;
  /** Promises the whole body, sends the first half and closes the connection. */
  cutOff(status: number, headers: Readonly<Record<string, string>>, body: string | Uint8Array): void;
  /** Sends the body, and after it more white space than anybody should read. */
  tooLarge(status: number, headers: Readonly<Record<string, string>>, body: string | Uint8Array): void;
  /** Closes the connection without an answer. */
  reset(): void;
};

export type Listener = { readonly port: number; close(): Promise<void> };

/**
 * Listens on 127.0.0.1 for HTTP/1.1 and HTTP/2 on one port, without TLS: the SDK's Kinesis client speaks HTTP/2 unless it
 * is given another handler, all others HTTP/1.1. The first bytes of a connection tell which.
 */
export async function listen(port: number, onRequest: (request: WireRequest, reply: Reply) => void): Promise<Listener> {
  const http = createHttp({ keepAliveTimeout: 60_000, noDelay: true }, (incoming, response) =>
    readBody(incoming, (body) => onRequest(requestOf(incoming, body), replyOn(incoming, response))),
  );
  const http2 = createHttp2((incoming, response) =>
    readBody(incoming, (body) => onRequest(requestOf(incoming, body), replyOn2(incoming, response))),
  );
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      (first.toString('latin1', 0, 3) === 'PRI' ? http2 : http).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', backlog: 1024 }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

type Incoming = IncomingMessage | Http2ServerRequest;

function readBody(incoming: Incoming, done: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
  incoming.on('end', () => done(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
}

function requestOf(incoming: Incoming, body: Buffer): WireRequest {
  const url = incoming.url ?? '/';
  const mark = url.indexOf('?');
  const authority = incoming.headers[':authority'];
  return {
    method: incoming.method ?? 'GET',
    path: mark === -1 ? url : url.slice(0, mark),
    query: mark === -1 ? '' : url.slice(mark + 1),
    headers: authority === undefined ? incoming.headers : { ...incoming.headers, host: authority },
    body,
  };
}

function replyOn(incoming: IncomingMessage, response: ServerResponse): Reply {
  return {
    send(status, headers, body) {
      const head = incoming.method === 'HEAD';
      // An answer to HEAD may tell the length that the body would have.
      const length = (head ? headers['content-length'] : undefined) ?? Buffer.byteLength(body);
      response.writeHead(status, { ...headers, 'content-length': length });
      response.end(head ? undefined : body);
    },
    cutOff(status, headers, body) {
      response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
      response.write(firstHalf(body), () => incoming.socket.destroy());
    },
    tooLarge(status, headers, body) {
      response.writeHead(status, headers);
      response.write(body);
      pad(response);
    },
    reset: () => void incoming.socket.resetAndDestroy(),
  };
}

/** A client that has gone leaves a stream that must not be written to. */
function replyOn2(incoming: Http2ServerRequest, response: Http2ServerResponse): Reply {
  return {
    send(status, headers, body) {
      if (incoming.stream.destroyed) return;
      response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
      response.end(body);
    },
    cutOff(status, headers, body) {
      if (incoming.stream.destroyed) return;
      response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
      response.write(firstHalf(body), () => incoming.stream.session?.destroy());
    },
    tooLarge(status, headers, body) {
      if (incoming.stream.destroyed) return;
      response.writeHead(status, headers);
      response.write(body);
      pad(response);
    },
    reset: () => incoming.stream.session?.destroy(),
  };
}

/** As fast as it is read, until nobody does any more. */
function pad(response: Sink): void {
  let left = PIECES;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (!response.write(WHITE_SPACE)) return;
    }
    response.end();
  };
  response.on('error', () => undefined);
  response.on('drain', more);
  more();
}

type Sink = {
  readonly destroyed: boolean;
  write(piece: Uint8Array): boolean;
  end(): unknown;
  on(event: 'error' | 'drain', listener: () => void): unknown;
};

const WHITE_SPACE = Buffer.alloc(256 * 1024, ' ');
const PIECES = 256;

function firstHalf(body: string | Uint8Array): Buffer {
  const bytes = Buffer.from(body as string);
  return bytes.subarray(0, Math.ceil(bytes.length / 2));
}
