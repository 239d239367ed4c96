/** What was asked for cannot be done. The message says what to do instead. */
export class Refusal extends Error {}

/** Runs a command and prints what it says. A refusal goes to stderr, with exit code 2. */
export async function run(command: () => string | Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await command()}\n`);
  } catch (error) {
    const isOfArguments = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    if (!(error instanceof Refusal) && !isOfArguments) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 2;
  }
}

/** One of the words of an option. Refuses any other. */
export function oneOf<const W extends string>(word: string, words: readonly W[], option: string): W {
  const found = words.find((known) => known === word);
  if (found === undefined) throw new Refusal(`--${option} is ${words.join(', ')}; '${word}' is none of these`);
  return found;
}
