/** How much of AWS's answers is read. What is beyond a limit is a failed call, never a part that looks like the whole. */
export const ANSWER_LIMITS = {
  /** One answer. AWS's pages have some hundred entries; the longest real ones are below 2 MB. */
  bytes: 16 * 1024 ** 2,
  /** An answer up to here is read at once; of larger ones only so many at one moment, so that memory is bounded. */
  smallBytes: 1024 ** 2,
  largeAtOnce: 2,
  /** Values in an answer: small ones take more memory than the bytes that they came in. */
  values: 500_000,
  /** Structures and lists in each other. */
  depth: 64,
} as const;

/** How much one question may take, however many pages it has. AWS's longest lists end far below each of them. */
export const QUESTION_LIMITS = {
  pages: 10_000,
  bytes: 256 * 1024 ** 2,
  hours: 4,
  /** Pages in a row without an entry. AWS sends some, where a filter leaves nothing. */
  emptyPages: 250,
} as const;
