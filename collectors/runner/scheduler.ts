import { type Heap, heapBy } from '../aws/heap.ts';

/** Starts works, a fixed number at once: the most urgent first, and those as urgent in the order in which they came. */
export type QuestionScheduler = <V>(urgency: number, work: () => Promise<V>) => Promise<V>;

type Waiting = { readonly urgency: number; readonly order: number; readonly start: () => void };

/** `urgency` is a whole number below a thousand. */
export function openQuestionScheduler(atOnce: number): QuestionScheduler {
  const waiting: Heap<Waiting> = heapBy(({ urgency, order }) => order - urgency * MOST_WORKS);
  let free = atOnce;
  let arrivals = 0;
  return async (urgency, work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((start) => waiting.push({ urgency, order: arrivals++, start }));
    try {
      return await work();
    } finally {
      const next = waiting.pop();
      if (next === undefined) free += 1;
      else next.start();
    }
  };
}

/** Order and urgency share the 53 bits of a whole number. */
const MOST_WORKS = 2 ** 43;
