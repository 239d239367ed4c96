import { expect, it } from 'vitest';
import { deadEndpoints, endingSessions, limitedScans, type Part, virtualLoads } from '../../trust/load/load.ts';

const SAMPLE = { size: 'sample', seed: 1, progress: () => undefined } as const;

/** The scans wait rather than work; a busy machine needs its time all the same. */
const PATIENCE_MS = 180_000;

const parts: readonly [name: string, part: (options: typeof SAMPLE) => Promise<Part>, counts: Part['counts']][] = [
  ['random loads lose no call in virtual time', virtualLoads, { virtualLoads: 28 }],
  ['limits cost a scan no call, and throttle none', limitedScans, { limitedScans: 2 }],
  ['what nothing answers becomes unreachable, and nothing else does', deadEndpoints, { deadScans: 4 }],
  ['sessions that end in the middle of a scan cost no call', endingSessions, { sessionScans: 3 }],
];

it.each(parts)(
  '%s',
  async (_name, part, expected) => {
    const { counts, broken } = await part(SAMPLE);
    expect(broken).toEqual([]);
    expect(counts).toMatchObject(expected);
  },
  PATIENCE_MS,
);
