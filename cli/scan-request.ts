import type { TargetConfiguration } from '../collectors/targets/configuration.ts';
import type { ResourceType } from '../model/resource.ts';
import { sha256 } from '../snapshot/layout.ts';
import type { ScanRequest } from '../snapshot/scan-record.ts';
import { packageVersion } from './package-root.ts';
import type { Prepared } from './prepare.ts';

/** What is scanned, by the configuration and the options of this run. */
export type Aim = Pick<Prepared, 'configuration' | 'parameters'> & {
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
};

export function targetConfigurationOf({ configuration, parameters, accounts, regions }: Aim): TargetConfiguration {
  const { organization } = configuration;
  return {
    homeRegion: organization.homeRegion,
    accounts: organization.accounts,
    scanRole: organization.scanRole ?? null,
    ignoredOus: parameters.ignoredOus,
    regions: organization.regions,
    selectedAccounts: accounts.length > 0 ? accounts : undefined,
    selectedRegions: regions.length > 0 ? regions : undefined,
  };
}

/** The same for two runs, whose snapshots have to be the same as long as AWS answers the same. */
export function scanRequestOf(aim: Aim, asked: readonly ResourceType[]): ScanRequest {
  const { homeRegion, accounts, scanRole, regions, selectedAccounts, selectedRegions } = targetConfigurationOf(aim);
  const { externalId } = aim.configuration.organization;
  return {
    version: packageVersion(),
    homeRegion,
    coreAccounts: Object.entries(accounts)
      .filter(([, account]) => account !== undefined)
      .map(([role, account]) => `${role}=${account}`)
      .sort(),
    scanRole,
    externalId: externalId === undefined ? null : sha256(externalId),
    regions: sorted(regions),
    selectedAccounts: sorted(selectedAccounts),
    selectedRegions: sorted(selectedRegions),
    parameters: aim.parameters,
    asked: [...asked],
  };
}

function sorted(values: readonly string[] | undefined): string[] | null {
  return values === undefined ? null : [...new Set(values)].sort();
}
