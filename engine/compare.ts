/** The order of two texts, by code units, so that no machine's language changes the order. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
