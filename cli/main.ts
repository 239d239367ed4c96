#!/usr/bin/env node
import { type Command, CommanderError } from 'commander';
import { Stopped } from '../app/collect/stopped.ts';
import { faultsOf } from '../app/faults.ts';
import { isOfTheWorld } from '../app/system-error.ts';
import { keepSecrets } from '../collectors/aws/secrets.ts';
import { SnapshotNotWritten } from '../snapshot/snapshot-error.ts';
import { printableStack, tell } from './output/tell.ts';
import { secretsOfEnvironment } from './process/environment-secrets.ts';
import { STOP_CODES } from './process/stop.ts';
import { program } from './program.ts';

/** A fault of ours: no exit code that says something about the organization may stand for it. */
const OUR_FAULT = 70;
/** Something could not be written. */
const NOT_WRITTEN = 4;

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
      tell(error.message);
      process.exit(STOP_CODES[error.signal]);
    }
    if (error instanceof SnapshotNotWritten || isOfTheWorld(error)) return refusedByMachine(error);
    const faults = faultsOf(error);
    if (!faults) return crash(error);
    faults.forEach(tell);
    return 2;
  }
}

/** The disk or the system did not let us: there is no verdict, and nothing to report to us. */
function refusedByMachine(error: Error): number {
  tell(`exit ${NOT_WRITTEN}: ${error.message}`);
  return NOT_WRITTEN;
}

/** What we did wrong ourselves keeps its stack: the stack is the report. */
function crash(error: unknown): never {
  process.stderr.write(`zonewarden: a fault of our own, please report it\n${printableStack(error)}\n`);
  process.exit(OUR_FAULT);
}

keepSecrets('environment', secretsOfEnvironment(process.env));
process.on('uncaughtException', (error) => {
  if (isOfTheWorld(error)) process.exit(refusedByMachine(error));
  crash(error);
});
// Whoever reads a pipe may have seen enough: `zonewarden rules list | head -1`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  if (isOfTheWorld(error)) process.exit(refusedByMachine(error));
  crash(error);
});
// What nobody can be told changes nothing of what was found.
process.stderr.on('error', () => undefined);
process.exitCode = await main();
