/** A list that only grows, and is gone over as often as needed, from its beginning. An array is one. */
export type GrowingList<T> = Iterable<T> & { push(value: T): unknown };

/** Where lists are kept that may be too long for memory. Their values are what JSON can hold. */
export type ListStore = {
  /** A new, empty list. */
  list<T>(): GrowingList<T>;
};

/** Keeps its lists in memory. */
export const MEMORY: ListStore = { list: () => [] };
