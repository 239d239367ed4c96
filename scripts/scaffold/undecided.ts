/**
 * What an author has to decide stands in a skeleton as `value satisfies 'decide: …'`. It runs, and the compiler refuses it
 * with these words, so that `npm run types` lists what is not decided yet, and nothing of it can land.
 */
export function decide(what: string): string {
  return ` satisfies ${JSON.stringify(`decide: ${what}`)}`;
}
