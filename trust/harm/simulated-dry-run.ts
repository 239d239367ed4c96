import { loadOurCatalogue } from '../../cli/catalogue.ts';
import { Configuration } from '../../cli/configuration/schema.ts';
import { dryRun } from '../../cli/estimate/dry-run.ts';
import type { Estimate } from '../../cli/estimate/estimate.ts';
import { resolveParameters } from '../../engine/catalogue/profiles.ts';
import type { LandingZone } from '../../sim/landing-zone/landing-zone.ts';

/** What a scan of a served organization would ask. `like`: folder of an earlier snapshot. */
export async function dryRunOf(landingZone: LandingZone, endpoint: string, like: string | null): Promise<Estimate> {
  process.env.AWS_ACCESS_KEY_ID = `AKIASIM0${landingZone.callerAccount}`;
  process.env.AWS_SECRET_ACCESS_KEY = 'simulated';
  const { homeRegion, core: accounts, scanRole } = landingZone;
  const configuration = Configuration.parse({ organization: { homeRegion, accounts, scanRole } });
  const { rules, profiles } = await loadOurCatalogue();
  const resolved = resolveParameters(profiles, configuration.profile, {});
  if (!('parameters' in resolved)) throw new Error(resolved.faults.join('\n'));
  return dryRun({
    ...{ configuration, rules, parameters: resolved.parameters, accounts: [], regions: [], like },
    ...{ concurrency: 64, share: 0.5, maxCalls: null },
    environment: { AWS_ENDPOINT_URL: endpoint },
    signal: new AbortController().signal,
  });
}
