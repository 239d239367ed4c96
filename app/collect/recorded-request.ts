import { sha256 } from '../../snapshot/layout.ts';
import type { ScanRequest } from '../../snapshot/scan-record.ts';
import { packageVersion } from '../package-root.ts';
import type { ScanSettings } from '../scan/settings.ts';

/** The same for two runs, whose snapshots have to be the same as long as AWS answers the same. */
export function recordedRequest({ targetConfiguration, types, parameters, externalId }: ScanSettings): ScanRequest {
  return {
    version: packageVersion(),
    homeRegion: targetConfiguration.homeRegion,
    coreAccounts: Object.entries(targetConfiguration.accounts)
      .filter(([, account]) => account !== undefined)
      .map(([role, account]) => `${role}=${account}`)
      .sort(),
    scanRole: targetConfiguration.scanRole,
    externalId: externalId === null ? null : sha256(externalId),
    regions: sorted(targetConfiguration.regions),
    selectedAccounts: sorted(targetConfiguration.selectedAccounts),
    selectedRegions: sorted(targetConfiguration.selectedRegions),
    parameters,
    asked: [...types],
  };
}

function sorted(values: readonly string[] | undefined): string[] | null {
  return values === undefined ? null : [...new Set(values)].sort();
}
