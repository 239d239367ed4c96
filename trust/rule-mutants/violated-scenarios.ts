import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Parameters } from '../../model/parameters.ts';
import { TooSmall } from '../../sim/violations/violation.ts';
import { readSnapshot } from '../../snapshot/read-snapshot.ts';
import { inMemory } from '../memory-snapshot.ts';
import { scanSimulated } from '../scan.ts';
import { violationBatches } from '../violation-batches.ts';
import type { Scenario } from './judged.ts';

const MOST_ACCOUNTS = 40;

/** The snapshots of a compliant organization and of some with violations, each violation in one of them; in memory. */
export async function violatedScenarios(seed: number, progress: (line: string) => void): Promise<Scenario[]> {
  const scenarios = [await scanned('no violation', [], {})];
  for (const { names, parameters } of violationBatches(seed)) {
    progress(`collecting ${names.join(', ')}`);
    scenarios.push(await scanned(names.join(', '), names, parameters));
  }
  return scenarios;
}

async function scanned(
  name: string,
  violations: readonly string[],
  parameters: Partial<Parameters>,
  size = 5,
): Promise<Scenario> {
  const folder = await mkdtemp(path.join(tmpdir(), 'zonewarden-violation-'));
  const snapshot = path.join(folder, 'snapshot');
  try {
    await scanSimulated({ size, in: 2, violations, parameters, folder: snapshot });
    return { name, example: { parameters, resources: [] }, snapshot: await inMemory(await readSnapshot(snapshot)) };
  } catch (error) {
    if (error instanceof TooSmall && size < MOST_ACCOUNTS) return await scanned(name, violations, parameters, 2 * size);
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}
