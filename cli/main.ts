#!/usr/bin/env node
import { type Command, CommanderError } from 'commander';
import { faultsOf } from './faults.ts';
import { program } from './program.ts';
import { Stopped } from './stop.ts';

/** A fault of ours: no exit code that says something about the organization may stand for it. */
const OUR_FAULT = 70;

/** The command line: parses, hands over to one command, and turns what it throws into an exit code. */
async function main(): Promise<number> {
  const cli: Command = program();
  try {
    await cli.parseAsync();
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    // Whatever is still waited for, such as credentials, is not waited for any longer.
    if (error instanceof Stopped) {
      process.stderr.write(`zonewarden: ${error.message}\n`);
      process.exit(error.exitCode);
    }
    const faults = faultsOf(error);
    if (!faults) return crash(error);
    for (const fault of faults) process.stderr.write(`zonewarden: ${printable(fault)}\n`);
    return 2;
  }
}

/** What we did wrong ourselves keeps its stack: the stack is the report. */
function crash(error: unknown): never {
  process.stderr.write(`zonewarden: a fault of our own, please report it\n${(error as Error)?.stack ?? error}\n`);
  process.exit(OUR_FAULT);
}

/** Files may hold anything; a terminal must not obey it. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '?');
}

process.on('uncaughtException', crash);
// Whoever reads a pipe may have seen enough: `zonewarden rules list | head -1`.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') crash(error);
  });
}
process.exitCode = await main();
