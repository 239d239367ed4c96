import { type AddressInfo, createServer, type Socket } from 'node:net';

/** Somewhere that requests go and nothing comes back from. */
export type Nowhere = { readonly url: string; close(): Promise<void> };

/** How an endpoint can be away, by name. */
export const NOWHERES: Readonly<Record<string, () => Promise<Nowhere>>> = {
  'accepts and never answers': blackHole,
  'refuses connections': refusing,
  'has no address': async () => ({ url: 'http://nowhere.invalid', close: async () => undefined }),
};

async function blackHole(): Promise<Nowhere> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A port that was somebody's a moment ago. */
async function refusing(): Promise<Nowhere> {
  const { url, close } = await blackHole();
  await close();
  return { url, close: async () => undefined };
}
