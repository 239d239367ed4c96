import { withoutSecrets } from '../../collectors/aws/secrets.ts';
import { visible } from '../../reporters/escape/visible.ts';

/** One line on stderr. Paths, configurations and answers may hold anything: a terminal must not obey it. */
export function tell(line: string): void {
  process.stderr.write(`zonewarden: ${printable(line)}\n`);
}

/** A text on one line, without secrets and with everything shown that would not be seen. */
export function printable(text: string): string {
  return visible(withoutSecrets(text, { opaque: false }));
}

/** The stack of an error, which may quote requests and answers: line by line, without secrets. */
export function printableStack(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  // Frames have paths in them, which are as long and as opaque as keys.
  const frames = text.search(/\n +at /);
  const message = frames === -1 ? text : text.slice(0, frames);
  const told = withoutSecrets(message.slice(0, LONGEST)).split(/\r\n|[\r\n\u2028\u2029]/);
  const stack = frames === -1 ? [] : text.slice(frames + 1).split('\n');
  return [...told.map(visible), ...stack.map(printable)].join('\n  ');
}

const LONGEST = 10_000;
