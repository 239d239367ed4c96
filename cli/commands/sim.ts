import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { FAULT_KINDS } from '../../sim/faults/fault.ts';
import { parseFaults } from '../../sim/faults/parse.ts';
import { handlersOf } from '../../sim/handlers/index.ts';
import { buildLandingZone, type LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import { startServer } from '../../sim/server.ts';
import { VIOLATIONS, violate } from '../../sim/violations/index.ts';
import { untilStopped } from '../stop.ts';
import { UserError } from '../user-error.ts';

type Options = {
  accounts: number;
  regions: string;
  seed: number;
  violation: string[];
  fault: string[];
  latency: number;
  port: number;
  writeConfig?: string;
};

/** `zonewarden sim`: serves a simulated organization until it is stopped, and prints how to scan it. */
export async function simCommand(options: Options): Promise<void> {
  if (options.violation.includes('list')) return list(violationLines());
  if (options.fault.includes('list'))
    return list(Object.entries(FAULT_KINDS).map(([kind, meaning]) => `${kind}: ${meaning}`));
  const faults = parseFaults(options.fault);
  const landingZone = simulated(options);
  const server = await startServer({
    handlers: handlersOf(landingZone),
    callerAccount: landingZone.callerAccount,
    faults,
    latencyMs: options.latency,
    port: options.port,
    recordCalls: false,
  });
  const configuration = configurationOf(landingZone);
  if (options.writeConfig) writeFileSync(options.writeConfig, configuration);
  process.stdout.write(instructions(server.endpoint, landingZone, configuration, options.writeConfig));
  await untilStopped();
  await server.close();
}

/** The broken organization. Throws UserError for numbers that make no organization and for unknown violations. */
function simulated(options: Options): LandingZone {
  const { accounts, regions, seed, violation } = options;
  try {
    const landingZone = buildLandingZone({ accounts, regions: regionsOf(regions), seed, now: new Date() });
    violate(landingZone, violation);
    return landingZone;
  } catch (error) {
    throw error instanceof RangeError ? new UserError([error.message]) : error;
  }
}

/** `4` or `ca-central-1,us-east-1`. */
function regionsOf(value: string): number | string[] {
  return /^\d+$/.test(value) ? Number(value) : value.split(',').map((region) => region.trim());
}

/** The configuration that fits a simulated organization, as YAML. */
export function configurationOf(landingZone: LandingZone): string {
  return stringify({
    organization: {
      homeRegion: landingZone.homeRegion,
      accounts: landingZone.core,
      scanRole: landingZone.scanRole,
      ...(landingZone.externalId === null ? {} : { externalId: landingZone.externalId }),
    },
    profile: 'asea-pbmm',
  });
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
