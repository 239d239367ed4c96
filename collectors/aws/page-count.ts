/** Which question a client belongs to, so that `pages` and `once` can count what they read. */
const counters = new WeakMap<object, () => void>();

export function countPagesOf(client: object, pageRead: () => void): void {
  counters.set(client, pageRead);
}

/** Counts one page for the question that the client was given to; a client that was made elsewhere has none. */
export function pageRead(client: object): void {
  counters.get(client)?.();
}
