/** A queue that gives the smallest value first. */
export type Heap<T> = {
  readonly size: number;
  push(value: T): void;
  /** The smallest value, left where it is. */
  peek(): T | undefined;
  /** Takes the smallest value out. */
  pop(): T | undefined;
};

/** `orderOf` must not change while a value is inside; equal values come in any order. */
export function heapBy<T>(orderOf: (value: T) => number): Heap<T> {
  const values: T[] = [];
  const at = (index: number): T => values[index] as T;
  const swapIfLess = (child: number, parent: number): boolean => {
    if (orderOf(at(child)) >= orderOf(at(parent))) return false;
    const moved = at(child);
    values[child] = at(parent);
    values[parent] = moved;
    return true;
  };
  return {
    get size() {
      return values.length;
    },
    peek: () => values[0],
    push(value) {
      let index = values.push(value) - 1;
      while (index > 0) {
        const parent = (index - 1) >> 1;
        if (!swapIfLess(index, parent)) return;
        index = parent;
      }
    },
    pop() {
      const first = values[0];
      const last = values.pop();
      if (values.length > 0) {
        values[0] = last as T;
        let index = 0;
        for (;;) {
          const left = 2 * index + 1;
          if (left >= values.length) break;
          const right = left + 1;
          const child = right < values.length && orderOf(at(right)) < orderOf(at(left)) ? right : left;
          if (!swapIfLess(child, index)) break;
          index = child;
        }
      }
      return first;
    },
  };
}
