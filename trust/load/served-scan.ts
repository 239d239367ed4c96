import { openScan } from '../../app/scan/open-scan.ts';
import type { ScanSettings } from '../../app/scan/settings.ts';
import type { AwsOptions } from '../../collectors/aws/open-aws.ts';
import { type Cell, isKnown } from '../../model/cell.ts';
import { RESOURCES, type ResourceType } from '../../model/resource.ts';
import type { Shard } from '../../model/snapshot.ts';
import { EXAMPLE_PARAMETERS } from '../../scripts/authoring/example-parameters.ts';
import { handlersOf } from '../../sim/handlers/index.ts';
import type { LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import { type ServerOptions, type SimulatedServer, startServer } from '../../sim/server.ts';

export type ServedScanOptions = {
  readonly landingZone: LandingZone;
  readonly server?: Partial<Omit<ServerOptions, 'handlers' | 'callerAccount'>>;
  readonly aws?: ScanSettings['timing'] & Partial<Pick<ScanSettings, 'endpoints' | 'concurrency' | 'share'>>;
  /** Told of every cell, with the server that it came from. */
  readonly onCell?: (cell: Cell, server: SimulatedServer) => void;
};

export type ServedScan = {
  /** Every cell, shard by shard. */
  readonly cells: readonly Cell[];
  readonly gaps: readonly Cell[];
  /** What was read, without the times of reading: two scans that saw the same have the same. */
  readonly seen: string;
  readonly milliseconds: number;
  readonly server: SimulatedServer;
  /** Requests and throttled answers as the scanner counted them. */
  readonly calls: number;
  readonly throttled: number;
};

/** Collects everything of a simulated organization over HTTP, with the clients and the gate of production. */
export async function servedScan({ landingZone, ...options }: ServedScanOptions): Promise<ServedScan> {
  const server = await startServer({
    handlers: handlersOf(landingZone, { pageSize: 50 }),
    callerAccount: landingZone.callerAccount,
    ...options.server,
  });
  const { endpoints, concurrency = 64, share = 0.5, ...timing } = options.aws ?? {};
  const { homeRegion, core: accounts, scanRole, callerAccount } = landingZone;
  const scan = await openScan({
    targetConfiguration: { homeRegion, accounts, scanRole, ignoredOus: ['UnManaged'] },
    types: Object.keys(RESOURCES) as ResourceType[],
    parameters: { ...EXAMPLE_PARAMETERS, regionsInScope: 'all' },
    credentials: async () => ({ accessKeyId: `AKIASIM0${callerAccount}`, secretAccessKey: 'simulated' }),
    externalId: null,
    endpoints: { default: server.endpoint, ...endpoints },
    ...{ concurrency, share, maxCalls: null, timing, signal: new AbortController().signal },
  });
  const shards: Shard[] = [];
  const begun = performance.now();
  try {
    const sink = { write: async (shard: Shard) => void shards.push(shard) };
    await scan.collect(await scan.findTargets(), sink, {
      progress: (progress) => {
        if (progress.event === 'answered') options.onCell?.(progress.cell, server);
      },
    });
  } finally {
    scan.close();
    await server.close();
  }
  const cells = shards.flatMap((shard) => shard.cells);
  const counts = Object.values(scan.aws.counts());
  return {
    cells,
    gaps: cells.filter((cell) => !isKnown(cell)),
    seen: textOf(shards),
    milliseconds: performance.now() - begun,
    server,
    calls: counts.reduce((sum, { calls }) => sum + calls, 0),
    throttled: counts.reduce((sum, { throttled }) => sum + throttled, 0),
  };
}

function textOf(shards: readonly Shard[]): string {
  const sorted = shards.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return JSON.stringify(sorted, (key, value) => (key === 'at' ? undefined : value));
}

/** A server in a process that has much else to do answers late, which says nothing about limits or sessions. */
export const SLOW_MACHINE = {
  deadlines: { throttled: 60_000, unanswered: 120_000 },
  timeouts: { connect: 60_000, answer: 100_000 },
} as const satisfies Partial<AwsOptions>;

/** How many gaps there are, and the first few of them. */
export function gapText({ gaps }: Pick<ServedScan, 'gaps'>): string {
  const lines = gaps.map((gap) => `${gap.operation} in ${gap.account} ${gap.region}: ${gap.outcome} ${gap.code}`);
  return `${lines.length} gaps: ${lines.slice(0, 3).join('; ')}`;
}
