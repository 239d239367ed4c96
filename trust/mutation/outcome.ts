import type { FileTest } from './test-files.ts';

/** What came of a mutant. */
export type Outcome =
  | {
      readonly status: 'killed';
      readonly killedBy: string[];
      readonly failureMessage: string;
      readonly nrOfTests: number;
    }
  | { readonly status: 'survived'; readonly nrOfTests: number }
  | { readonly status: 'timeout'; readonly reason: string };

/** The first of some tests that fails, in their order; null: none does. */
export async function firstFailure(
  tests: readonly FileTest[],
): Promise<{ readonly id: string; readonly message: string; readonly count: number } | null> {
  for (const [index, { id, run }] of tests.entries()) {
    try {
      await run();
    } catch (error) {
      return { id, message: messageOf(error), count: index + 1 };
    }
  }
  return null;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
