import { loadOurCatalogue } from '../../app/catalogue/our-catalogue.ts';
import { Configuration } from '../../app/configuration/schema.ts';
import { dryRun } from '../../app/estimate/dry-run.ts';
import type { Estimate } from '../../app/estimate/estimate.ts';
import { inputsOf } from '../../app/inputs.ts';
import { settingsOf } from '../../app/scan/settings.ts';
import type { LandingZone } from '../../sim/landing-zone/landing-zone.ts';

/** What a scan of a served organization would ask. `like`: folder of an earlier snapshot. */
export async function dryRunOf(landingZone: LandingZone, endpoint: string, like: string | null): Promise<Estimate> {
  process.env.AWS_ACCESS_KEY_ID = `AKIASIM0${landingZone.callerAccount}`;
  process.env.AWS_SECRET_ACCESS_KEY = 'simulated';
  const { homeRegion, core: accounts, scanRole } = landingZone;
  const configuration = Configuration.parse({ organization: { homeRegion, accounts, scanRole } });
  const settings = settingsOf(inputsOf(configuration, await loadOurCatalogue(), []), {
    ...{ accounts: [], regions: [], concurrency: 64, share: 0.5, maxCalls: null },
    environment: { AWS_ENDPOINT_URL: endpoint },
    signal: new AbortController().signal,
  });
  return dryRun(settings, like);
}
