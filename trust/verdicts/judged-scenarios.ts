import { VIOLATIONS } from '../../sim/violations/index.ts';
import { SITUATIONS } from '../faults/situations.ts';
import { type SimulatedOptions, scanSimulated } from '../scan.ts';
import { type Judged, type Said, saidOf } from './record.ts';

/** The findings of a scan of each violation and each situation, one scan after the other. */
export async function judgedWorlds(progress: (line: string) => void): Promise<Judged> {
  const judged: Record<string, Said[]> = {};
  for (const [name, options] of Object.entries(scenarios())) {
    progress(name);
    const { report } = await scanSimulated(options);
    judged[name] = report.findings.map(saidOf);
  }
  return judged;
}

function scenarios(): Record<string, SimulatedOptions> {
  const all: Record<string, SimulatedOptions> = { compliant: {} };
  for (const [name, { parameters = {} }] of Object.entries(VIOLATIONS)) {
    all[`violation ${name}`] = { violations: [name], parameters };
  }
  for (const { name, regions, size, seed, violations, faults } of SITUATIONS) {
    all[`situation ${name}`] = { in: regions, size, seed, violations, faults };
  }
  return all;
}
