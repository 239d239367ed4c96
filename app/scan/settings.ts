import type { Credentials } from '../../collectors/aws/credentials.ts';
import { type Endpoints, endpointsFrom } from '../../collectors/aws/endpoints.ts';
import type { AwsOptions } from '../../collectors/aws/open-aws.ts';
import type { TargetConfiguration } from '../../collectors/targets/configuration.ts';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { neededTypes } from '../../engine/needed-types.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { ResourceType } from '../../model/resource.ts';
import type { Rule } from '../../model/rule.ts';
import type { Inputs } from '../inputs.ts';

/** What a scan reads, and how: made once, by `settingsOf`, and handed on as it is. */
export type ScanSettings = {
  /** What is scanned. */
  readonly targetConfiguration: TargetConfiguration;
  /** Resource types that are asked for. */
  readonly types: readonly ResourceType[];
  /** The rules that ask for them, and what they are judged by. */
  readonly rules: readonly Rule[];
  readonly parameters: Parameters;
  /** Whose credentials are used first; left out: AWS's usual chain. */
  readonly credentials?: Credentials;
  /** Expected by the trust policy of the scan role; null: it asks for none. */
  readonly externalId: string | null;
  readonly endpoints: Endpoints;
  /** Requests in flight at most. */
  readonly concurrency: number;
  /** The part of AWS's limits that may be used, above 0 and up to 1. */
  readonly share: number;
  /** Most requests to AWS in all; null: as many as it takes. */
  readonly maxCalls: number | null;
  /** Hours after which nothing more is asked; null or left out: as many as it takes. */
  readonly maxHours?: number | null;
  /** How long calls are repeated and answers waited for, and by which clock; left out: as `openAws` has it. */
  readonly timing?: Pick<AwsOptions, 'deadlines' | 'timeouts' | 'clock' | 'onCall'>;
  /** Ends the scan: what was not answered by then is a gap. */
  readonly signal: AbortSignal;
};

/** What one run chooses besides its configuration. */
export type RunOptions = Pick<ScanSettings, 'concurrency' | 'share' | 'maxCalls' | 'maxHours' | 'timing' | 'signal'> & {
  /** Accounts and regions that are scanned; empty: all. */
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  /** Where endpoints are looked up. */
  readonly environment: NodeJS.ProcessEnv;
};

/** The settings of one run, by the configuration and what the run chooses. */
export function settingsOf({ configuration, rules, parameters }: Inputs, run: RunOptions): ScanSettings {
  const { accounts, regions, environment, ...pace } = run;
  const { organization } = configuration;
  return {
    ...pace,
    targetConfiguration: {
      homeRegion: organization.homeRegion,
      accounts: organization.accounts,
      scanRole: organization.scanRole ?? null,
      ignoredOus: parameters.ignoredOus,
      regions: organization.regions,
      selectedAccounts: accounts.length > 0 ? accounts : undefined,
      selectedRegions: regions.length > 0 ? regions : undefined,
    },
    types: neededTypes(rules, vocabulary),
    rules,
    parameters,
    externalId: organization.externalId ?? null,
    endpoints: endpointsFrom(environment),
  };
}
