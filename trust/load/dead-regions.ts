import type { AwsOptions } from '../../collectors/aws/open-aws.ts';
import { COLLECTORS } from '../../collectors/index.ts';
import { closeTypes } from '../../collectors/runner/plan.ts';
import { TARGET_OPERATIONS } from '../../collectors/targets/operations.ts';
import type { Cell } from '../../model/cell.ts';
import { RESOURCES, type ResourceType } from '../../model/resource.ts';
import { parseFaults } from '../../sim/faults/parse.ts';
import { NOWHERES } from './black-hole.ts';
import type { Known } from './limited-scans.ts';
import { gapText, servedScan } from './served-scan.ts';

export type DeadScan = {
  readonly gaps: number;
  /** From the first of the calls that nothing answers to the last gap that they leave. */
  readonly deadMilliseconds: number;
  readonly broken: readonly string[];
};

export type DeadOptions = {
  readonly known: Known;
  /** Deadlines and timeouts; null: those of production. */
  readonly timing: Pick<AwsOptions, 'deadlines' | 'timeouts'> | null;
  /** Most milliseconds from the first dead call to the last gap; null: nobody looks. */
  readonly most: number | null;
};

/** A scan where requests into some regions are taken and never answered. */
export function scanDeadRegions(regions: readonly string[], options: DeadOptions): Promise<DeadScan> {
  const faults = parseFaults(regions.map((region) => `slow:region=${region},seconds=600`));
  const isDead = ({ region }: Pick<Cell, 'region'>) => regions.includes(region);
  // A question about a global thing may be sent to the region where that thing is.
  const mayBeGap = (cell: Cell) => isDead(cell) || cell.region === 'global';
  // What depends on the things of all regions is asked when the dead ones are given up.
  const hasToWait = (cell: Cell) => cell.region === 'global' && NEED_ALL_REGIONS.has(cell.operation);
  const dead = { faults, endpoints: {}, isDead, mayBeGap, hasToWait };
  return scanDead(`region ${regions.join(' ')} never answers`, options, dead);
}

/** A scan where all services are away that are not needed to find out what there is to scan. */
export async function scanDeadServices(how: string, options: DeadOptions): Promise<DeadScan> {
  const nowhere = await NOWHERES[how]?.();
  if (nowhere === undefined) throw new Error(`there is no endpoint that ${how}`);
  const services = new Set(Object.values(RESOURCES).map(({ operation }) => serviceOf(operation)));
  const dead = services.difference(new Set(TARGET_OPERATIONS.map(serviceOf)));
  const isDead = ({ operation }: Pick<Cell, 'operation'>) => dead.has(serviceOf(operation));
  const endpoints = Object.fromEntries([...dead].map((service) => [service, nowhere.url]));
  try {
    const nobodyWaits = { faults: [], endpoints, isDead, mayBeGap: isDead, hasToWait: () => false };
    return await scanDead(`every endpoint ${how}`, options, nobodyWaits);
  } finally {
    await nowhere.close();
  }
}

type Dead = {
  readonly faults: ReturnType<typeof parseFaults>;
  readonly endpoints: Readonly<Record<string, string>>;
  readonly isDead: (place: Pick<Cell, 'operation' | 'region'>) => boolean;
  readonly mayBeGap: (cell: Cell) => boolean;
  /** Whether it needs the answers of what is dead, or the end of waiting for them. */
  readonly hasToWait: (cell: Cell) => boolean;
};

/** Operations on global things that are asked once the things of every region were. */
const NEED_ALL_REGIONS: ReadonlySet<string> = new Set(
  (Object.keys(RESOURCES) as ResourceType[])
    .filter((type) => closeTypes([type], COLLECTORS).some((needed) => RESOURCES[needed].scope === 'region'))
    .map((type) => RESOURCES[type].operation),
);

async function scanDead(what: string, options: DeadOptions, dead: Dead): Promise<DeadScan> {
  const { timing, most } = options;
  const { landingZone, free } = options.known;
  let firstCall: number | null = null;
  let lastGap = 0;
  let lastAnswer = 0;
  const begun = performance.now();
  const scan = await servedScan({
    landingZone,
    server: { faults: dead.faults },
    aws: {
      ...timing,
      share: 1000,
      endpoints: dead.endpoints,
      onCall: (call) => {
        if (dead.isDead(call)) firstCall ??= performance.now();
      },
    },
    onCell: (cell) => {
      if (cell.outcome === 'unreachable') lastGap = performance.now();
      else if (!dead.hasToWait(cell)) lastAnswer = performance.now();
    },
  });
  const wrong = scan.cells.filter((cell) => (dead.isDead(cell) ? !isUnreachable(cell) : !isFine(cell, dead)));
  const deadMilliseconds = Math.round(lastGap - (firstCall ?? lastGap));
  const rest = lastAnswer - begun;
  const broken = [
    ...(scan.gaps.length === 0 ? ['nothing became a gap'] : []),
    ...(wrong.length > 0 ? [`unexpected outcomes: ${gapText({ gaps: wrong })}`] : []),
    ...(most !== null && deadMilliseconds > most ? [`it took ${deadMilliseconds} ms until everything was told`] : []),
    ...(most !== null && rest > 2 * free.milliseconds + most / 3
      ? [`the rest took ${Math.round(rest)} ms, and ${Math.round(free.milliseconds)} ms where everything answers`]
      : []),
  ];
  return { gaps: scan.gaps.length, deadMilliseconds, broken: broken.map((line) => `${what}: ${line}`) };
}

function isUnreachable({ outcome }: Cell): boolean {
  return outcome === 'unreachable';
}

function isFine(cell: Cell, { mayBeGap }: Dead): boolean {
  return cell.outcome === 'collected' || cell.outcome === 'off' || (mayBeGap(cell) && isUnreachable(cell));
}

function serviceOf(operation: string): string {
  return operation.slice(0, operation.indexOf(':'));
}
