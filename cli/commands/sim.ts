import { configurationOf, writeConfiguration } from '../../app/configuration/of-simulation.ts';
import { collectFaults } from '../../app/faults.ts';
import { UserError } from '../../app/user-error.ts';
import { FAULT_KINDS, type Fault } from '../../sim/faults/fault.ts';
import { parseFaults } from '../../sim/faults/parse.ts';
import { handlersOf } from '../../sim/handlers/index.ts';
import { buildLandingZone, type LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import { startServer } from '../../sim/server.ts';
import { TooSmall, VIOLATIONS, violate } from '../../sim/violations/index.ts';
import { untilStopped } from '../process/stop.ts';

type Options = {
  accounts: number;
  regions: string;
  seed: number;
  violation: string[];
  fault: string[];
  latency: number;
  limits?: boolean;
  port: number;
  writeConfig?: string;
};

/** `zonewarden sim`: serves a simulated organization until it is stopped, and prints how to scan it. */
export async function simCommand(options: Options): Promise<void> {
  if (options.violation.includes('list')) return list(violationLines());
  if (options.fault.includes('list'))
    return list(Object.entries(FAULT_KINDS).map(([kind, meaning]) => `${kind}: ${meaning}`));
  const { landingZone, faults } = await simulated(options);
  const stopped = untilStopped();
  const server = await serve(landingZone, faults, options);
  try {
    const configuration = configurationOf(landingZone);
    if (options.writeConfig) writeConfiguration(options.writeConfig, configuration);
    process.stdout.write(instructions(server.endpoint, landingZone, configuration, options.writeConfig));
    await stopped;
  } finally {
    await server.close();
  }
}

/** The broken organization and its faults. Throws UserError for everything that is wrong with the options. */
async function simulated(options: Options): Promise<{ landingZone: LandingZone; faults: readonly Fault[] }> {
  const { accounts, regions, seed, violation } = options;
  const wrong = collectFaults();
  const faults = await wrong.of(() => parseFaults(options.fault));
  const landingZone = await wrong.of(() => {
    try {
      return buildLandingZone({ accounts, regions: regionsOf(regions), seed, now: new Date() });
    } catch (error) {
      throw error instanceof RangeError ? new UserError([error.message]) : error;
    }
  });
  wrong.add(
    violation
      .filter((name) => !Object.hasOwn(VIOLATIONS, name))
      .map((name) => `--violation ${name}: there is no such violation; --violation list shows them`),
  );
  if (!landingZone || !faults || wrong.any()) throw wrong.error();
  try {
    violate(landingZone, violation);
  } catch (error) {
    throw error instanceof TooSmall ? new UserError([error.message]) : error;
  }
  return { landingZone, faults };
}

async function serve(landingZone: LandingZone, faults: readonly Fault[], { latency, limits, port }: Options) {
  try {
    return await startServer({
      handlers: handlersOf(landingZone),
      callerAccount: landingZone.callerAccount,
      faults,
      latencyMs: latency,
      ...(limits ? { limits: {} } : {}),
      port,
      recordCalls: false,
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new UserError([`--port ${port}: something listens there already; 0 takes a free one`]);
    if (code === 'EACCES') throw new UserError([`--port ${port}: may not be listened to; 0 takes a free one`]);
    throw error;
  }
}

/** `4` or `ca-central-1,us-east-1`. */
function regionsOf(value: string): number | string[] {
  return /^\d+$/.test(value) ? Number(value) : value.split(',').map((region) => region.trim());
}

function instructions(endpoint: string, landingZone: LandingZone, configuration: string, file?: string): string {
  const shown = configuration.trimEnd().replaceAll(/^/gm, '# ');
  return [
    '# A simulated organization, our own reading of AWS. In another shell:',
    `export AWS_ENDPOINT_URL=${endpoint}`,
    `export AWS_ACCESS_KEY_ID=AKIASIM0${landingZone.callerAccount} AWS_SECRET_ACCESS_KEY=simulated`,
    `export AWS_REGION=${landingZone.homeRegion}`,
    `npm run -s zonewarden -- scan --config ${file ?? 'zonewarden.yaml'}`,
    '#',
    `# ${file ? `${file} holds` : 'zonewarden.yaml has to hold'}:`,
    shown,
    '# Ctrl+C ends it.',
    '',
  ].join('\n');
}

function violationLines(): string[] {
  return Object.entries(VIOLATIONS).map(
    ([name, violation]) => `${name}: ${violation.description} (${violation.requirements.join(', ') || 'unknown only'})`,
  );
}

function list(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
