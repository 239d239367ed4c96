/** A list that only grows, and is gone over as often as needed, from its beginning. An array is one. */
export type GrowingList<T> = Iterable<T> & { push(value: T): unknown };

/** Where things are kept that may be too much for memory: what JSON can hold. */
export type ListStore = {
  /** A new, empty list. */
  list<T>(): GrowingList<T>;
  /** Puts a value away, and gives what reads it: an equal value each time. For what is needed of many, and seldom. */
  keep<T>(value: T): () => T;
};

/** Keeps its lists in memory. */
export const MEMORY: ListStore = { list: () => [], keep: (value) => () => value };
