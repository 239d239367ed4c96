import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isKnown } from '../../model/cell.ts';
import type { Report } from '../../model/report.ts';
import { scan } from '../end-to-end/scan.ts';
import { buildMotoOrganization, HOME, type MotoOrganization, REGIONS, SCAN_ROLE } from './moto-organization.ts';
import { type MotoServer, startMoto } from './moto-server.ts';
import { type Expected, SCENARIOS } from './scenarios.ts';

let moto: MotoServer;
let organization: MotoOrganization;
/** Operations that scans of this file asked, and whether moto ever answered them. */
const asked = new Map<string, 'answered' | 'not answered'>();

beforeAll(async () => {
  moto = await startMoto();
});
beforeEach(async () => {
  await moto.reset();
  organization = await buildMotoOrganization(moto.endpoint);
});
afterAll(async () => {
  const answered = [...asked].filter(([, how]) => how === 'answered').map(([operation]) => operation);
  const missing = [...asked].filter(([, how]) => how === 'not answered').map(([operation]) => operation);
  process.stderr.write(
    `checked against moto (${moto.way}): ${answered.sort().join(', ')}\n` +
      `moto cannot answer, covered by the simulated organization only: ${missing.sort().join(', ')}\n`,
  );
  await moto.stop();
});

async function scanMoto(rules: readonly string[]): Promise<Report> {
  const { management, logArchive, security } = organization.accounts;
  const report = await scan({
    endpoint: moto.endpoint,
    accessKeyId: 'test',
    organization: {
      homeRegion: HOME,
      accounts: { management, logArchive, security },
      scanRole: SCAN_ROLE,
      regions: [...REGIONS],
    },
    rules,
    // Everything is new here, and would be in its period of grace.
    parameters: { graceMinutes: 0 },
  });
  for (const cell of report.coverage) {
    if (isKnown(cell)) asked.set(cell.operation, 'answered');
    else if (!asked.has(cell.operation)) asked.set(cell.operation, 'not answered');
  }
  return report;
}

/** The findings of these rules as a scenario writes them: accounts by name, several of one place as a sorted list. */
function found(report: Report, rules: readonly string[]): Expected {
  const names = Object.fromEntries(Object.entries(organization.accounts).map(([name, id]) => [id, name]));
  const grouped: Record<string, string[]> = {};
  for (const { rule, account, region, verdict } of report.findings) {
    if (!rules.includes(rule)) continue;
    const key = `${rule} ${names[account]} ${region}`;
    grouped[key] = [...(grouped[key] ?? []), verdict].sort();
  }
  return Object.fromEntries(
    Object.entries(grouped).map(([key, list]) => [key, list.length === 1 ? list[0] : list]),
  ) as Expected;
}

describe('an organization in moto is judged as it is built', () => {
  it.each(SCENARIOS)('$name', async ({ rules, prepare, expected }) => {
    await prepare(organization);
    expect(found(await scanMoto(rules), rules)).toEqual(expected);
  });
});
