import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { configurationOf } from '../../app/configuration/of-simulation.ts';
import { parseFaults } from '../../sim/faults/parse.ts';
import { handlersOf } from '../../sim/handlers/index.ts';
import { buildLandingZone, type LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import { type SimulatedServer, startServer } from '../../sim/server.ts';

/** A simulated organization that is served, and a folder for the processes that scan it. */
export type Room = {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly landingZone: LandingZone;
  readonly server: SimulatedServer;
  /** Called with each operation that is asked, before it is answered. */
  onCall: (operation: string) => void;
  close(): Promise<void>;
};

/** The same organization in every room of a sweep. */
export function organizationOf(seed: number): LandingZone {
  return buildLandingZone({ accounts: ACCOUNTS, regions: 1, seed, now: new Date() });
}

const ACCOUNTS = 6;

export async function openRoom(landingZone: LandingZone, faults: readonly string[] = []): Promise<Room> {
  const folder = mkdtempSync(path.join(tmpdir(), 'zonewarden-kills-'));
  mkdirSync(path.join(folder, 'tmp'));
  writeFileSync(path.join(folder, 'zonewarden.yaml'), configurationOf(landingZone));
  const handlers = new Map(
    [...handlersOf(landingZone)].map(([operation, handler]) => [
      operation,
      (...given: Parameters<typeof handler>) => {
        room.onCall(operation);
        return handler(...given);
      },
    ]),
  );
  const server = await startServer({
    handlers,
    callerAccount: landingZone.callerAccount,
    faults: parseFaults(faults),
    latencyMs: LATENCY_MS,
  });
  const { NODE_COMPILE_CACHE } = process.env;
  const room: Room = {
    folder,
    environment: {
      ...(NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}),
      PATH: process.env.PATH ?? '',
      HOME: '/nonexistent',
      TMPDIR: path.join(folder, 'tmp'),
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ENDPOINT_URL: server.endpoint,
      AWS_ACCESS_KEY_ID: `AKIASIM0${landingZone.callerAccount}`,
      AWS_SECRET_ACCESS_KEY: 'simulated',
    },
    landingZone,
    server,
    onCall: () => undefined,
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return room;
}

/** So that answers come one after the other, and not all in the same moment. */
const LATENCY_MS = 3;
