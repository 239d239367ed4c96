import { readSnapshot } from '../../snapshot/read-snapshot.ts';
import { openScan } from '../scan/open-scan.ts';
import type { ScanSettings } from '../scan/settings.ts';
import { callsBefore } from './calls-by-place.ts';
import { type Estimate, estimate } from './estimate.ts';

/**
 * Finds what there is to scan, and works out what a scan of it takes. `like`: folder of an earlier snapshot whose figures
 * are taken; null: assumptions. Throws SnapshotError when the earlier snapshot cannot be read, and what `findTargets`
 * throws.
 */
export async function dryRun(settings: ScanSettings, like: string | null): Promise<Estimate> {
  const before = like === null ? null : await callsBefore(await readSnapshot(like));
  const scan = await openScan(settings);
  try {
    const found = await scan.findTargets();
    const { types, share, concurrency } = settings;
    return estimate({ found, before, made: scan.spent().calls, types, share, concurrency });
  } finally {
    scan.close();
  }
}
