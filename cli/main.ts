#!/usr/bin/env node
import { type Command, CommanderError } from 'commander';
import { faultsOf } from './faults.ts';
import { program } from './program.ts';

/** The command line: parses, hands over to one command, and turns what it throws into an exit code. */
async function main(): Promise<number> {
  const cli: Command = program();
  try {
    await cli.parseAsync();
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const faults = faultsOf(error);
    // What we did wrong ourselves keeps its stack: the stack is the report.
    if (!faults) throw error;
    for (const fault of faults) process.stderr.write(`zonewarden: ${printable(fault)}\n`);
    return 2;
  }
}

/** Files may hold anything; a terminal must not obey it. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '?');
}

process.exitCode = await main();
