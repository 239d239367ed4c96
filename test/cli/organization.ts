import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { configurationOf } from '../../app/configuration/of-simulation.ts';
import { parseFaults } from '../../sim/faults/parse.ts';
import { handlersOf } from '../../sim/handlers/index.ts';
import { buildLandingZone, type LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import type { Handlers } from '../../sim/operation.ts';
import { type SimulatedServer, startServer } from '../../sim/server.ts';
import { violate } from '../../sim/violations/index.ts';
import { parseReport } from '../../trust/whole-report.ts';
import { type Ended, type Running, start } from './command.ts';

/** A folder with `zonewarden.yaml` in it, and the simulated organization that it speaks of. */
export type Place = {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly landingZone: LandingZone;
  readonly server: SimulatedServer;
  /** Starts the command line in the folder, with the organization's endpoint and keys. */
  start(...args: string[]): Running;
  run(...args: string[]): Promise<Ended>;
  /** As `run`, with other values in the environment. */
  runWith(env: Readonly<Record<string, string>>, ...args: string[]): Promise<Ended>;
  /** Resolves when an operation is asked for the first time. */
  asked(operation: string): Promise<void>;
  file(name: string): string;
  text(name: string): string;
  write(name: string, text: string): void;
  report(name: string): ReturnType<typeof parseReport>;
  /** What lies in the folder besides the configuration, sorted. */
  files(): readonly string[];
  close(): Promise<void>;
};

export type Organization = {
  readonly accounts?: number;
  /** The moment that everything in it is dated from; two of the same are the same organization. */
  readonly now?: Date;
  readonly regions?: number | readonly string[];
  readonly violations?: readonly string[];
  readonly faults?: readonly string[];
  readonly latencyMs?: number;
  readonly env?: Readonly<Record<string, string>>;
};

/**
 * Options of a scan that reads less, and as fast as AWS lets it: for tests of what a command does with a scan, whatever
 * is read. It takes half the time of a whole one.
 */
export const FEW = ['--rule', 'ASEA-LM-FL-*', '--share', '1'] as const;

/** Handlers that tell of the first time that each operation is asked. */
function told(handlers: Handlers): { readonly handlers: Handlers; asked(operation: string): Promise<void> } {
  const askers = new Map([...handlers.keys()].map((operation) => [operation, Promise.withResolvers<void>()]));
  return {
    handlers: new Map(
      [...handlers].map(([operation, handler]) => [
        operation,
        (input, call) => {
          askers.get(operation)?.resolve();
          return handler(input, call);
        },
      ]),
    ),
    async asked(operation) {
      const asker = askers.get(operation);
      if (asker === undefined) throw new Error(`the simulation has no ${operation}`);
      await asker.promise;
    },
  };
}

/** Serves a small simulated organization from this process. */
export async function openPlace(organization: Organization = {}): Promise<Place> {
  const { accounts = 4, regions = 1, now = new Date(), violations = [], faults = [], latencyMs = 0 } = organization;
  const folder = mkdtempSync(path.join(tmpdir(), 'zonewarden-test-'));
  const landingZone = buildLandingZone({ accounts, regions, seed: 1, now });
  violate(landingZone, violations);
  const { handlers, asked } = told(handlersOf(landingZone));
  const server = await startServer({
    handlers,
    callerAccount: landingZone.callerAccount,
    faults: parseFaults(faults),
    latencyMs,
  });
  const env = {
    AWS_ENDPOINT_URL: server.endpoint,
    AWS_ACCESS_KEY_ID: `AKIASIM0${landingZone.callerAccount}`,
    AWS_SECRET_ACCESS_KEY: 'simulated',
    ...organization.env,
  };
  const file = (name: string) => path.join(folder, name);
  const run = (...args: string[]) => start(args, { cwd: folder, env });
  writeFileSync(file('zonewarden.yaml'), configurationOf(landingZone));
  return {
    folder,
    env,
    landingZone,
    server,
    start: run,
    asked,
    run: (...args) => run(...args).ended,
    runWith: (others, ...args) => start(args, { cwd: folder, env: { ...env, ...others } }).ended,
    file,
    text: (name) => readFileSync(file(name), 'utf8'),
    write: (name, text) => writeFileSync(file(name), text),
    report: (name) => parseReport(readFileSync(file(name), 'utf8')),
    files: () =>
      readdirSync(folder)
        .filter((name) => name !== 'zonewarden.yaml')
        .sort(),
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
